import { quantile } from '../../benchmarks/measure.ts'
import { busy, isRefusal } from '../expectations.ts'
import type { Question } from '../questions.ts'
import type { Outcome } from '../send.ts'

/** What good clients got. */
export interface GoodResult {
  readonly asked: number
  readonly right: number
  /** Refused since there was too much to do. */
  readonly refused: number
  readonly wrong: number
  /** Some of what was wrong. */
  readonly examples: readonly string[]
  /** Milliseconds, of right answers. */
  readonly p50: number
  readonly p99: number
  readonly worst: number
  readonly perSecond: number
}

const describe = (outcome: Outcome): string => {
  if (outcome.kind !== 'answer') return outcome.kind === 'hang' ? 'no answer' : outcome.reason
  const { status, body } = outcome.answer
  return `${status}${outcome.isWhole ? '' : ', cut short'}: ${body.toString().slice(0, 200)}`
}

/** Counts what good clients get, and how long it took. */
export const createTally = () => {
  const times: number[] = []
  const examples: string[] = []
  let [refused, wrong] = [0, 0]
  return {
    /** @returns whether the answer was right. */
    note: ({ name, expected }: Question, outcome: Outcome, ms: number): boolean => {
      const answer = outcome.kind === 'answer' && outcome.isWhole ? outcome.answer : undefined
      const isRight = answer?.status === 200 && answer.body.equals(expected)
      if (isRight) times.push(ms)
      else if (answer && isRefusal(answer, busy)) refused += 1
      else {
        wrong += 1
        if (examples.length < 10) examples.push(`${name}: ${describe(outcome)}`)
      }
      return isRight
    },
    result: (seconds: number): GoodResult => ({
      asked: times.length + refused + wrong,
      right: times.length,
      refused,
      wrong,
      examples,
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      worst: Math.max(0, ...times),
      perSecond: times.length / seconds,
    }),
  }
}
