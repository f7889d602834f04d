import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom, type Random } from '../../support/generator/random.ts'
import { openTcpProxy } from '../../support/tcp-proxy.ts'
import { mostRecovery } from '../expectations.ts'
import { openOwnDatabase } from '../own-database.ts'
import { startProgram } from '../program.ts'
import { recordAnswers } from '../questions.ts'
import { withAll } from '../with-all.ts'
import { startCheckingClients } from './checking-clients.ts'
import { type Bench, type Kind, kinds } from './kinds.ts'
import { createLedger, type Ledger } from './ledger.ts'

export interface FaultsOptions {
  readonly faults: number
  readonly clients: number
  /** Seconds that a fault lasts at most, whatever its kind. */
  readonly longest: number
  readonly seed: number
  readonly onProgress: (line: string) => void
}

export interface Fault {
  readonly kind: string
  /** Milliseconds that it lasted, and that it took from its end until all was answered again: null where that was too long. */
  readonly lasted: number
  readonly recovered: number | null
}

/** All kinds in turn, each turn in an order of its own. */
const listKinds = (count: number, random: Random): Kind[] => {
  const turns = Array.from({ length: Math.ceil(count / kinds.length) }, () => random.sample(kinds, kinds.length))
  return turns.flat().slice(0, count)
}

/** Milliseconds: as long as it may be one time in three, else any time less. */
const chooseTime = ({ seconds = 0 }: Kind, { longest, random }: { longest: number; random: Random }): number => {
  const most = 1000 * Math.min(seconds, longest)
  return random.chance(1 / 3) ? most : random.below(most + 1)
}

const cause = async (kind: Kind, ms: number, bench: Bench, ledger: Ledger): Promise<Fault> => {
  const endExcuse = ledger.excuse(kind.isServerGone ?? false)
  const begunAt = performance.now()
  await kind.begin(bench)
  await sleep(ms)
  await kind.end?.(bench)
  const lasted = performance.now() - begunAt
  const recovered = await ledger.untilWell(mostRecovery)
  endExcuse()
  return { kind: kind.name, lasted, recovered }
}

/**
 * Disturbs the built program, its database and what is between them, under load from clients that know each right answer.
 * @throws Error where something is not to be had: what the program does wrong is told in the result.
 */
export const runFaults = ({ faults: count, clients: clientCount, longest, seed, onProgress }: FaultsOptions) =>
  withAll(async (keep) => {
    const random = createRandom(seed, 0)
    const database = keep(await openOwnDatabase(), (each) => each.remove())
    const proxy = keep(await openTcpProxy(database.url), (each) => each.close())
    const program = keep(await startProgram(proxy.url), (each) => each.stop())
    const questions = await recordAnswers(program.url)
    const ledger = createLedger()
    const asked = { url: program.url, questions, count: clientCount, random: createRandom(seed, 1), ledger }
    const clients = keep(startCheckingClients(asked), (each) => each.stop())
    const faults: Fault[] = []
    for (const kind of listKinds(count, random)) {
      await sleep(100 + random.below(1000))
      const ms = chooseTime(kind, { longest, random })
      const fault = await cause(kind, ms, { database, proxy, program, random }, ledger)
      faults.push(fault)
      const { lasted, recovered } = fault
      const told = recovered === null ? 'NOT RECOVERED' : `recovered in ${Math.round(recovered)} ms`
      onProgress(`${faults.length} of ${count}: ${kind.name}, ${Math.round(lasted)} ms: ${told}`)
      if (recovered === null) break
    }
    await sleep(500)
    await clients.stop()
    const { counts, violations } = ledger
    return { seed, faults, counts, violations, crashes: program.crashes }
  })

export type FaultsResult = Awaited<ReturnType<typeof runFaults>>
