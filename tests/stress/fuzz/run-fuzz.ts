import fc from 'fast-check'
import { pino } from 'pino'
import { openDatabase } from '../../../src/platform/database.ts'
import { readMaterial } from '../../support/random-operations/material.ts'
import { margin, requestTimeout } from '../expectations.ts'
import { type Program, startProgram } from '../program.ts'
import { listChanged, recordAnswers } from '../questions.ts'
import { withAll } from '../with-all.ts'
import { casesOf } from './cases.ts'
import { findFault } from './judge.ts'
import { type FuzzRequest, sendFuzz, toCommand } from './request.ts'

export interface FuzzOptions {
  readonly databaseUrl: string
  readonly runs: number
  readonly seed: number
  /** Only this kind of requests. */
  readonly only?: string | undefined
  readonly onProgress: (line: string) => void
}

export interface FuzzFailure {
  readonly kind: string
  readonly fault: string
  /** Sends the smallest request that shows it. */
  readonly command: string
  readonly answer: string
}

/** Reads what there is to ask about. */
const readMaterialOf = async (databaseUrl: string) => {
  const { close, ...access } = openDatabase({ url: databaseUrl, logger: pino({ level: 'silent' }) })
  return readMaterial({ ...access, url: databaseUrl, statements: [], drop: close }).finally(close)
}

/** Sends one request. @returns what is wrong with the answer, or with the program after it. */
const tryOne = async (program: Program, request: FuzzRequest): Promise<Omit<FuzzFailure, 'kind'> | undefined> => {
  const crashesBefore = program.crashes.length
  await program.start()
  const answer = await sendFuzz(program.url, request, requestTimeout + margin)
  const crash = program.crashes[crashesBefore]
  const fault = crash === undefined ? findFault(request, answer) : `the program ${crash}`
  if (fault === undefined) return undefined
  return {
    fault,
    command: toCommand(program.url, request),
    answer: answer === 'hang' ? '' : answer.text.slice(0, 1000),
  }
}

/** Tries one kind until something is wrong, then makes that as small as it gets. */
const tryKind = async (
  program: Program,
  requests: fc.Arbitrary<FuzzRequest>,
  { seed, runs }: { seed: number; runs: number },
) => {
  let sent = 0
  const details = await fc.check(
    fc.asyncProperty(requests, async (request) => {
      sent += 1
      const failure = await tryOne(program, request)
      if (failure) throw Object.assign(new Error(failure.fault), { failure })
    }),
    // A failure that hangs takes ten seconds each time that it shrinks.
    { seed, numRuns: runs, interruptAfterTimeLimit: 30 * 60_000, markInterruptAsFailure: false, endOnFailure: false },
  )
  const failure = (details.errorInstance as { failure?: Omit<FuzzFailure, 'kind'> } | null)?.failure
  return { sent, failure, path: details.counterexamplePath }
}

/**
 * Sends random requests of all kinds to the built program.
 * @throws Error where something is not to be had: what the program does wrong is told in the result.
 */
export const runFuzz = ({ databaseUrl, runs, seed, only, onProgress }: FuzzOptions) =>
  withAll(async (keep) => {
    const cases = Object.entries(casesOf(await readMaterialOf(databaseUrl))).filter(
      ([kind]) => only === undefined || kind === only,
    )
    if (cases.length === 0) throw new Error(`no requests of the kind ${only}`)
    const program = keep(await startProgram(databaseUrl), (each) => each.stop())
    const questions = await recordAnswers(program.url)
    const failures: FuzzFailure[] = []
    let sent = 0
    for (const [kind, requests] of cases) {
      const tried = await tryKind(program, requests, { seed, runs: Math.ceil(runs / cases.length) })
      sent += tried.sent
      onProgress(
        `${kind}: ${tried.sent} requests${tried.failure ? `: ${tried.failure.fault}\n${tried.failure.command}` : ''}`,
      )
      if (tried.failure) failures.push({ kind, ...tried.failure })
    }
    await program.start()
    const changed = await listChanged(program.url, questions)
    if (changed.length > 0) {
      failures.push({
        kind: 'afterwards',
        fault: `answered otherwise than before: ${changed}`,
        command: '',
        answer: '',
      })
    }
    return { seed, sent, failures, crashes: program.crashes }
  })
