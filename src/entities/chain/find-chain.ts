import type { Prisma } from '../../generated/prisma/client.ts'
import type { DatabaseReader } from '../../platform/database.ts'
import { listSteps, type Step } from './list-steps.ts'

/** Two persons, a meeting at which both were, and the participations that say so: of the first, then of the second. */
export interface FoundHop {
  readonly from: string
  readonly to: string
  readonly meeting: string
  readonly participations: readonly [string, string]
}

/** The ids of which a chain is made, in order. */
export interface FoundChain {
  readonly from: string
  readonly to: string
  readonly hops: readonly FoundHop[]
}

interface Search {
  readonly from: string
  readonly to: string
  /** Which meetings count, as a condition on `node`. */
  readonly where: Prisma.Sql
  readonly maxHops: number
}

/** What is reached from one end so far: everybody with the step that led there, and those who were reached last. */
interface Reach {
  readonly steps: Map<string, Step | null>
  frontier: readonly string[]
}

/**
 * The shortest chain of shared meetings between two persons; null where none has `maxHops` hops or fewer. Of several it is
 * always the same one, chosen by ids, and each hop is the latest meeting of its two persons.
 *
 * It searches from both ends, each time from the one that reached fewer persons last, and asks in one statement for all whom
 * these met: at most `maxHops` statements, and from one end nobody is looked at twice.
 */
export const findChain = async (
  database: DatabaseReader,
  { from, to, where, maxHops }: Search,
): Promise<FoundChain | null> => {
  if (from === to) return { from, to, hops: [] }
  const [start, end] = [reachOf(from), reachOf(to)]
  for (let hops = 0; hops < maxHops; hops += 1) {
    const side = start.frontier.length <= end.frontier.length ? start : end
    await widen(database, side, where)
    if (side.frontier.length === 0) return null
    const shared = side.frontier.find((id) => start.steps.has(id) && end.steps.has(id))
    if (shared) return { from, to, hops: [...hopsTo(start, shared), ...hopsFrom(end, shared)] }
  }
  return null
}

const reachOf = (id: string): Reach => ({ steps: new Map([[id, null]]), frontier: [id] })

/** One hop further: the new frontier is whoever was not reached before. */
const widen = async (database: DatabaseReader, reach: Reach, where: Prisma.Sql): Promise<void> => {
  const added = await listSteps(database, { persons: reach.frontier, known: [...reach.steps.keys()], where })
  for (const step of added) reach.steps.set(step.personId, step)
  reach.frontier = added.map(({ personId }) => personId)
}

/** The steps by which somebody was reached, the last one first. */
const stepsBack = (reach: Reach, personId: string): Step[] => {
  const step = reach.steps.get(personId)
  return step ? [step, ...stepsBack(reach, step.viaId)] : []
}

const hopsTo = (start: Reach, personId: string): FoundHop[] =>
  stepsBack(start, personId)
    .map((step) => ({
      from: step.viaId,
      to: step.personId,
      meeting: step.meetingId,
      participations: [step.viaParticipationId, step.participationId] as const,
    }))
    .reverse()

/** From the end of the chain a step leads backwards: its hop goes the other way. */
const hopsFrom = (end: Reach, personId: string): FoundHop[] =>
  stepsBack(end, personId).map((step) => ({
    from: step.personId,
    to: step.viaId,
    meeting: step.meetingId,
    participations: [step.participationId, step.viaParticipationId],
  }))
