import { disturbed, isRefusal } from '../expectations.ts'
import type { Question } from '../questions.ts'
import type { Outcome } from '../send.ts'

/** What an outcome is: an answer that is right, one that says no in an allowed way, or something that must not be. */
export type Verdict = 'right' | 'refused' | 'unreachable' | 'wrong' | 'lost' | 'hang'

/** A time in which not all need be answered: from a fault until all is answered again. Milliseconds of `performance.now()`. */
interface Excuse {
  readonly from: number
  until: number
  readonly isServerGone: boolean
}

export interface Asked {
  readonly question: Pick<Question, 'name' | 'expected'>
  readonly startedAt: number
  readonly endedAt: number
  readonly outcome: Outcome
}

export interface Violation {
  readonly verdict: Verdict
  readonly question: string
  readonly at: number
  readonly ms: number
  readonly seen: string
}

const judge = ({ question, outcome }: Asked): Verdict => {
  if (outcome.kind !== 'answer') return outcome.kind === 'hang' ? 'hang' : 'unreachable'
  const { answer, isWhole } = outcome
  if (!isWhole) return 'lost'
  if (answer.status === 200 && answer.body.equals(question.expected)) return 'right'
  return isRefusal(answer, disturbed) ? 'refused' : 'wrong'
}

const describe = (outcome: Outcome): string => {
  if (outcome.kind !== 'answer') return outcome.kind === 'hang' ? 'no answer' : outcome.reason
  const { status, headers, body } = outcome.answer
  const when = headers['retry-after'] === undefined ? '' : `, retry-after ${headers['retry-after']}`
  return `${status}${when}: ${body.toString().slice(0, 300)}`
}

/** How many answers in a row must be right before all counts as well again. */
const rightInARow = 20

/**
 * Judges all outcomes. A refusal is excused while something is wrong, an unreachable server while it is killed; a wrong answer, one that
 * is cut short and none at all never are.
 */
export const createLedger = () => {
  const counts: Record<Verdict, number> = { right: 0, refused: 0, unreachable: 0, wrong: 0, lost: 0, hang: 0 }
  const violations: Violation[] = []
  const excuses: Excuse[] = []
  let row: number[] = []
  let listener: { since: number; resolve: (at: number) => void } | undefined

  const isExcused = (verdict: Verdict, { startedAt, endedAt }: Asked): boolean =>
    ['refused', 'unreachable'].includes(verdict) &&
    excuses.some(
      ({ from, until, isServerGone }) =>
        startedAt <= until && endedAt >= from && (verdict === 'refused' || isServerGone),
    )

  const countRow = ({ startedAt, endedAt }: Asked, verdict: Verdict) => {
    if (listener === undefined || startedAt < listener.since) return
    if (verdict === 'right') row.push(endedAt)
    else row = []
    if (row.length >= rightInARow) listener.resolve(row[0] ?? endedAt)
  }

  return {
    counts,
    violations,
    note: (asked: Asked): void => {
      const verdict = judge(asked)
      counts[verdict] += 1
      countRow(asked, verdict)
      if (verdict === 'right' || isExcused(verdict, asked)) return
      const { question, startedAt, endedAt, outcome } = asked
      const ms = Math.round(endedAt - startedAt)
      violations.push({ verdict, question: question.name, at: Math.round(endedAt), ms, seen: describe(outcome) })
    },
    /** From now on not all need be answered, until the function that is returned is called. */
    excuse: (isServerGone: boolean): (() => void) => {
      const excuse = { from: performance.now(), until: Number.POSITIVE_INFINITY, isServerGone }
      excuses.push(excuse)
      return () => {
        excuse.until = performance.now()
      }
    },
    /** Milliseconds from now to the first of many right answers in a row; null where that takes longer than `most`. */
    untilWell: (most: number): Promise<number | null> => {
      const since = performance.now()
      row = []
      return new Promise<number | null>((resolve) => {
        const timer = setTimeout(() => resolve(null), most)
        listener = {
          since,
          resolve: (at) => {
            clearTimeout(timer)
            resolve(at - since)
          },
        }
      }).finally(() => {
        listener = undefined
      })
    },
  }
}

export type Ledger = ReturnType<typeof createLedger>
