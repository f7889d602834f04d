import { codesOf, isRefusedRightly } from '../expectations.ts'
import type { Outcome } from '../send.ts'

/** What came of one way to be hostile. */
export interface HostileResult {
  readonly way: string
  readonly times: number
  /** Answers by their status and codes. */
  readonly answers: Readonly<Record<string, number>>
  /** Answers that are no refusal. */
  readonly notRefused: number
}

const labelOf = (outcome: Outcome): string => {
  if (outcome.kind !== 'answer') return outcome.kind === 'hang' ? 'no answer' : 'connection closed'
  return [outcome.answer.status, ...new Set(codesOf(outcome.answer))].join(' ')
}

/** Counts what hostile clients get, by what they do. */
export const createHostileTally = () => {
  const byWay = new Map<string, { times: number; answers: Record<string, number>; notRefused: number }>()
  const entryOf = (way: string) => {
    const entry = byWay.get(way) ?? { times: 0, answers: {}, notRefused: 0 }
    byWay.set(way, entry)
    entry.times += 1
    return entry
  }
  return {
    note: (way: string, outcome: Outcome): void => {
      const entry = entryOf(way)
      const label = labelOf(outcome)
      entry.answers[label] = (entry.answers[label] ?? 0) + 1
      if (!isRefusedRightly(outcome)) entry.notRefused += 1
    },
    /** A misused connection has no answer to judge: what counts is how others fare meanwhile. */
    noteMisuse: (way: string): void => {
      entryOf(way)
    },
    result: (): HostileResult[] =>
      [...byWay].map(([way, entry]) => ({ way, ...entry })).toSorted((one, other) => (one.way < other.way ? -1 : 1)),
  }
}
