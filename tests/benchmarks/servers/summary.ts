import { type ServerName, serverNames } from './servers.ts'
import type { Measured } from './turn.ts'

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

/** The middle one, or what lies between the two in the middle. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other)
  const half = (sorted.length - 1) / 2
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2
}

const spread = (values: readonly number[]): Spread => ({
  median: median(values),
  least: Math.min(...values),
  most: Math.max(...values),
})

const spreadOf = (values: readonly (number | null)[]): Spread | null => {
  const known = values.filter((value) => value !== null)
  return known.length === values.length ? spread(known) : null
}

/** Question by question, the servers in the order of their names' list, whichever began. */
const inOrder = (measured: readonly Measured[]): Measured[] => {
  const names = [...new Set(measured.map(({ question }) => question))]
  const place = ({ question, server }: Measured) =>
    names.indexOf(question) * serverNames.length + serverNames.indexOf(server)
  return measured.toSorted((one, other) => place(one) - place(other))
}

/** Each server's answers to each question over all rounds, with the number of SQL statements. */
export const summarize = (
  rounds: readonly Measured[][],
  statements: (question: string, server: string) => number | null,
): Summary[] =>
  inOrder(rounds[0] ?? []).map(({ question, server }) => {
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

/** A server's memory in megabytes; null where the system does not tell. */
export interface Memory {
  readonly server: string
  /** The most after a load, in each round: what grows from one to the next is a leak. */
  readonly rounds: readonly number[]
  readonly peak: number | null
}

export const memoryByRound = (rounds: readonly Measured[][], name: ServerName): number[] =>
  rounds.map((round) => {
    const ours = round.filter(({ server }) => server === name)
    return Math.round(Math.max(0, ...ours.map(({ memory }) => memory ?? 0)))
  })
