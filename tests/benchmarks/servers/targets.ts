import { type Memory, median, ratioOf, type Summary } from './summary.ts'

/** What the product is to reach, as a share of the requests per second of another server. */
interface Target {
  readonly questions: readonly string[]
  readonly to: 'postgraphile' | 'limit'
  readonly least: number
}

const targets: readonly Target[] = [
  { questions: ['nested-4', 'nested-6'], to: 'postgraphile', least: 2 },
  { questions: ['nested-4', 'nested-6'], to: 'limit', least: 0.6 },
  { questions: ['connection'], to: 'postgraphile', least: 1.7 },
  { questions: ['connection'], to: 'limit', least: 0.55 },
  { questions: ['point', 'list'], to: 'postgraphile', least: 1.1 },
  { questions: ['counterparts', 'search', 'as-of'], to: 'limit', least: 0.6 },
]

const mostMegabytes = 350

/** How many times as much memory as in the rounds before is flat yet after the last one. A leak over minutes is `npm run stress -- soak`'s to find. */
const mostGrowth = 1.1

/** A target, what was measured, and whether that is enough. */
export interface Verdict {
  readonly target: string
  readonly measured: string
  readonly isMet: boolean
}

/** Whether a measure is at least a bound, or at most. */
export const verdict = (target: string, measured: number, bound: number, isLeast: boolean): Verdict => {
  const isMet = isLeast ? measured >= bound : measured <= bound
  const missedBy = isMet ? '' : `, missed by ${Math.abs((measured / bound - 1) * 100).toFixed(0)}%`
  return { target, measured: `${Number(measured.toFixed(2))}${missedBy}`, isMet }
}

const ratios = (all: readonly Summary[]): Verdict[] =>
  targets.flatMap(({ questions, to, least }) =>
    questions.flatMap((question) => {
      const ratio = ratioOf(all, question, 'readout', to)
      return ratio === null ? [] : [verdict(`${question}: at least ${least} of ${to}`, ratio, least, true)]
    }),
  )

const ofEach = (all: readonly Summary[], ours: Summary): Verdict[] => {
  const { question, statements, p99 } = ours
  const peer = all.find((each) => each.question === question && each.server === 'postgraphile')
  return [
    ...(peer
      ? [verdict(`${question}: p99 no worse than postgraphile's (ms)`, p99.median, peer.p99.median, false)]
      : []),
    ...(statements === null ? [] : [verdict(`${question}: one SQL statement`, statements, 1, false)]),
  ]
}

const ofMemory = ({ server, rounds, peak }: Memory): Verdict[] => {
  if (server !== 'readout' || peak === null) return []
  const before = median(rounds.slice(0, -1))
  return [
    verdict(`under ${mostMegabytes} MB of memory`, peak, mostMegabytes, false),
    ...(rounds.length < 3
      ? []
      : [
          verdict(
            `memory flat: the last round at most ${mostGrowth} of those before`,
            (rounds.at(-1) ?? 0) / before,
            mostGrowth,
            false,
          ),
        ]),
  ]
}

/** What is met and what is missed, of the targets for whose servers and questions something was measured. */
export const judge = (all: readonly Summary[], memory: readonly Memory[]): Verdict[] => [
  ...ratios(all),
  ...all.filter(({ server }) => server === 'readout').flatMap((ours) => ofEach(all, ours)),
  ...memory.flatMap(ofMemory),
]
