import type { RowOf } from '../../src/annotation/rows.ts'
import type { Base } from './base.ts'
import { toPartialDate } from './dates.ts'
import { groupBy } from './group-by.ts'
import { filterMeetings, isHeld, type MeetingFilter } from './meetings.ts'
import { remember } from './remember.ts'
import { currentReport } from './reports.ts'
import { sortBy } from './sort.ts'

type Agent = 'Person' | 'Organization'

const agentIds: Record<Agent, (participation: RowOf<'Participation'>) => (string | null)[]> = {
  Person: ({ personId }) => [personId],
  Organization: ({ organizationId, representingId }) => [organizationId, representingId],
}

/** Who was present at a meeting: persons, or the organizations that came or were represented. */
export const presentAt = (base: Base, agent: Agent, meetingId: string): Set<string> => {
  const present = base
    .where('Participation', 'meetingId', meetingId)
    .filter(({ attendance }) => attendance === 'PRESENT')
  return new Set(present.flatMap(agentIds[agent]).filter((id) => id !== null))
}

const heldMeetings = remember((base: Base, agent: Agent): ReadonlyMap<string, RowOf<'Meeting'>[]> => {
  const held = base.rows.Meeting.filter(({ id }) => isHeld(base, id))
  const pairs = held.flatMap((meeting) => [...presentAt(base, agent, meeting.id)].map((id) => ({ id, meeting })))
  const grouped = [...groupBy(pairs, ({ id }) => id)]
  return new Map(grouped.map(([id, all]) => [id, all.map(({ meeting }) => meeting)]))
})

/** The held meetings at which somebody was present. */
export const heldMeetingsOf = (base: Base, agent: Agent, id: string): readonly RowOf<'Meeting'>[] =>
  heldMeetings(base, agent).get(id) ?? []

/** The date of the last of some meetings. */
const lastDate = (base: Base, meetings: readonly RowOf<'Meeting'>[]) => {
  const reports = meetings.map(({ id }) => currentReport(base, id)).filter((report) => report !== null)
  const sorted = sortBy(reports, [({ dateLatest }) => dateLatest, ({ dateEarliest }) => dateEarliest], 'DESC')
  const { date = null, dateEarliest = null, dateLatest = null } = sorted[0] ?? {}
  return toPartialDate(date, dateEarliest, dateLatest)
}

/** Whom somebody met at the held meetings that meet the filter: by how many these are, then by the last, the most first. */
export const listCounterparts = (base: Base, agent: Agent, id: string, filter: MeetingFilter | null | undefined) => {
  const mine = filterMeetings(base, heldMeetingsOf(base, agent, id), filter)
  const others = mine.flatMap((meeting) => [...presentAt(base, agent, meeting.id)].map((other) => ({ other, meeting })))
  const met = [...groupBy(others, ({ other }) => other)].filter(([other]) => other !== id)
  const described = met.map(([other, shared]) => ({
    id: other,
    meetingCount: shared.length,
    lastMet: lastDate(
      base,
      shared.map(({ meeting }) => meeting),
    ),
  }))
  return sortBy(described, [({ meetingCount }) => meetingCount, ({ lastMet }) => lastMet?.latest ?? null], 'DESC')
}
