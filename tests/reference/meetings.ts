import type { RowOf } from '../../src/annotation/rows.ts'
import type { Base } from './base.ts'
import { isInRange, type Range } from './dates.ts'
import { type Conditions, meets } from './filter.ts'
import { idOfRef, type Ref, subtreeOf } from './refs.ts'
import { currentReport } from './reports.ts'
import { type Direction, type Key, sortBy } from './sort.ts'

type Meeting = RowOf<'Meeting'>

export interface MeetingFilter {
  readonly participants?: readonly Ref[] | null
  readonly organizations?: readonly Ref[] | null
  readonly attendance?: readonly string[] | null
  readonly issue?: Ref | null
  readonly status?: readonly string[] | null
  readonly during?: Range | null
  readonly reportedHeld?: boolean | null
}

export interface MeetingArguments {
  readonly filter?: MeetingFilter | null
  readonly orderBy?: { readonly field: string; readonly direction: Direction } | null
}

export const isHeld = (base: Base, meetingId: string): boolean => currentReport(base, meetingId)?.status === 'HELD'

/** The participations in a meeting with the attendance asked for: PRESENT where nothing is said. */
const attending = (base: Base, { id }: Meeting, { attendance }: MeetingFilter) =>
  base
    .where('Participation', 'meetingId', id)
    .filter((participation) => (attendance ?? ['PRESENT']).includes(participation.attendance))

const conditionsIn = (base: Base, filter: MeetingFilter): Conditions<Meeting, MeetingFilter> => {
  const persons = filter.participants?.map((ref) => idOfRef(base, 'Person', ref)) ?? []
  const bodies = filter.organizations?.map((ref) => subtreeOf(base, 'Organization', ref)) ?? []
  const issues = filter.issue && subtreeOf(base, 'Issue', filter.issue)
  return {
    participants: (meeting) =>
      persons.every((id) => attending(base, meeting, filter).some(({ personId }) => personId === id)),
    organizations: (meeting) =>
      bodies.every((ids) =>
        attending(base, meeting, filter).some(
          ({ organizationId, representingId }) => ids.has(organizationId ?? '') || ids.has(representingId ?? ''),
        ),
      ),
    attendance: (meeting) =>
      Boolean(filter.participants || filter.organizations) || attending(base, meeting, filter).length > 0,
    issue: ({ id }) => base.where('AgendaItem', 'meetingId', id).some(({ issueId }) => issues?.has(issueId)),
    status: ({ id }, wanted) => wanted.includes(currentReport(base, id)?.status ?? ''),
    during: ({ id }, range) => {
      const report = currentReport(base, id)
      return report !== null && isInRange(report.dateEarliest, report.dateLatest, range)
    },
    reportedHeld: ({ id }, wanted) =>
      base.where('MeetingReport', 'meetingId', id).some(({ status }) => status === 'HELD') === wanted,
  }
}

/** Those meetings that meet the filter. */
export const filterMeetings = (base: Base, meetings: readonly Meeting[], filter: MeetingFilter | null | undefined) => {
  const conditions = conditionsIn(base, filter ?? {})
  return meetings.filter((meeting) => meets(meeting, filter, conditions))
}

/** The same, by date, then by sequence in what they are parts of, then by name. */
export const listMeetings = (base: Base, meetings: readonly Meeting[], { filter, orderBy }: MeetingArguments) => {
  const byDate: Key<Meeting>[] = [
    ({ id }) => currentReport(base, id)?.dateEarliest ?? null,
    ({ id }) => currentReport(base, id)?.dateLatest ?? null,
    ({ sequence }) => sequence,
    ({ sortName }) => sortName,
  ]
  return sortBy(filterMeetings(base, meetings, filter), byDate, orderBy?.direction)
}
