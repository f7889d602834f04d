import type { RowOf } from '../../src/annotation/rows.ts'
import type { Base } from './base.ts'
import { remember } from './remember.ts'
import { sortBy } from './sort.ts'
import { supportersOf } from './supports.ts'

type Report = RowOf<'MeetingReport'>

/** What tells more of what became of a meeting stands later. */
const byOutcome = ['PLANNED', 'POSTPONED', 'CANCELLED', 'DECLINED', 'ONGOING', 'HELD']

const daysBetween = (from: string | null, to: string | null): number | null =>
  from === null || to === null ? null : Date.parse(to) - Date.parse(from)

const lastSupport = (base: Base, { id }: Report): number =>
  Math.max(...supportersOf(base, 'MeetingReport', id).map(({ publishedOnLatest }) => Date.parse(publishedOnLatest)))

/**
 * The report whose status, date and places are the meeting's: the one that the latest article supports; of several in it the
 * one that tells most of what became of the meeting, then the more precise date. Null where no article supports any.
 */
export const currentReport = remember((base: Base, meetingId: string): Report | null => {
  const supported = base
    .where('MeetingReport', 'meetingId', meetingId)
    .filter(({ id }) => supportersOf(base, 'MeetingReport', id).length > 0)
  const sorted = sortBy(supported, [
    (report) => -lastSupport(base, report),
    ({ status }) => -byOutcome.indexOf(status),
    ({ dateEarliest, dateLatest }) => daysBetween(dateEarliest, dateLatest),
  ])
  return sorted[0] ?? null
})

/** The places of a report, in the order reported. */
export const placeIdsOf = (base: Base, { id }: Report): string[] =>
  [...base.where('MeetingReportPlace', 'reportId', id)]
    .sort((one, other) => one.sequence - other.sequence)
    .map(({ placeId }) => placeId)

/** A place and all in which it lies. */
const around = (base: Base, id: string | null): string[] =>
  id === null ? [] : [id, ...around(base, base.find('Place', id)?.partOfId ?? null)]

const lieApart = (base: Base, one: string, other: string): boolean =>
  !(around(base, one).includes(other) || around(base, other).includes(one))

/** Whether each of two reports has a place that lies apart from all places of the other. */
const areApart = (base: Base, one: Report, other: Report): boolean => {
  const hasOwn = (places: string[], others: string[]) =>
    places.some((place) => others.every((each) => lieApart(base, place, each)))
  const [here, there] = [placeIdsOf(base, one), placeIdsOf(base, other)]
  return here.length > 0 && there.length > 0 && hasOwn(here, there) && hasOwn(there, here)
}

const shareNoDay = (one: Report, other: Report): boolean => {
  if (!(one.dateEarliest && one.dateLatest && other.dateEarliest && other.dateLatest)) return false
  return one.dateLatest < other.dateEarliest || other.dateLatest < one.dateEarliest
}

/** Whether an article still supports a report when another is first supported, or later. */
const outlasts = (base: Base, report: Report, other: Report): boolean =>
  supportersOf(base, 'MeetingReport', report.id).some((late) =>
    supportersOf(base, 'MeetingReport', other.id).some((early) => late.publishedOnLatest >= early.publishedOnEarliest),
  )

const isOff = ({ status }: Report) => status === 'CANCELLED' || status === 'DECLINED'

const contradict = (base: Base, one: Report, other: Report): boolean => {
  if (one.status === other.status) return shareNoDay(one, other) || areApart(base, one, other)
  if (one.status === 'HELD' && isOff(other)) return outlasts(base, other, one)
  if (other.status === 'HELD' && isOff(one)) return outlasts(base, one, other)
  return false
}

/** The other reports of a meeting that cannot be true beside this one, by date. */
export const contradictingReports = (base: Base, report: Report): Report[] => {
  const others = base.where('MeetingReport', 'meetingId', report.meetingId).filter(({ id }) => id !== report.id)
  const found = others.filter((other) => contradict(base, report, other))
  return sortBy(found, [({ dateEarliest }) => dateEarliest, ({ dateLatest }) => dateLatest])
}
