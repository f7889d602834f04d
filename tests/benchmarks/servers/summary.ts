import { quantile } from '../measure.ts'
import type { Measured } from './rounds.ts'

/** A value over the rounds: the middle one, the least and the greatest. */
export interface Spread {
  readonly median: number
  readonly least: number
  readonly most: number
}

export interface Summary {
  readonly question: string
  readonly server: string
  readonly requestsPerSecond: Spread
  readonly p50: Spread
  readonly p99: Spread
  readonly cpuOfServer: Spread | null
  readonly cpuOfDatabase: Spread | null
  readonly memory: Spread | null
  readonly statements: number | null
}

const middle = (values: readonly number[]): number =>
  (quantile(values, 0.5) + (values.length % 2 === 0 ? quantile(values, 0.5 - 1 / values.length) : quantile(values, 0.5))) / 2

const spread = (values: readonly number[]): Spread => ({
  median: middle(values),
  least: Math.min(...values),
  most: Math.max(...values),
})

const spreadOf = (values: readonly (number | null)[]): Spread | null => {
  const known = values.filter((value) => value !== null)
  return known.length === values.length ? spread(known) : null
}

/** Each server's answers to each question over all rounds, with the number of SQL statements that one takes. */
export const summarize = (
  rounds: readonly Measured[][],
  statements: (question: string, server: string) => number | null,
): Summary[] =>
  (rounds[0] ?? []).map(({ question, server }) => {
    const all = rounds.flat().filter((each) => each.question === question && each.server === server)
    return {
      question,
      server,
      requestsPerSecond: spread(all.map((each) => each.requestsPerSecond)),
      p50: spread(all.map(({ p50 }) => p50)),
      p99: spread(all.map(({ p99 }) => p99)),
      cpuOfServer: spreadOf(all.map((each) => each.cpuOfServer)),
      cpuOfDatabase: spreadOf(all.map((each) => each.cpuOfDatabase)),
      memory: spreadOf(all.map(({ memory }) => memory)),
      statements: statements(question, server),
    }
  })

/** How many times as many requests a second one server answers as another; null where one of them has no answer. */
export const ratioOf = (all: readonly Summary[], question: string, server: string, other: string): number | null => {
  const find = (name: string) => all.find((each) => each.question === question && each.server === name)
  const [ours, theirs] = [find(server), find(other)]
  return ours && theirs ? ours.requestsPerSecond.median / theirs.requestsPerSecond.median : null
}
