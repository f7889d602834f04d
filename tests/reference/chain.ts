import type { RowOf } from '../../src/annotation/rows.ts'
import { ParticipationRole } from '../../src/generated/prisma/enums.ts'
import type { Base } from './base.ts'
import { heldMeetingsOf, presentAt } from './counterparts.ts'
import { currentReport } from './reports.ts'
import { placeIn, sortBy } from './sort.ts'

export interface Hop {
  readonly from: string
  readonly to: string
  readonly meeting: RowOf<'Meeting'>
}

/** Whom somebody met. */
const metBy = (base: Base, personId: string): Set<string> =>
  new Set(heldMeetingsOf(base, 'Person', personId).flatMap(({ id }) => [...presentAt(base, 'Person', id)]))

/** How many hops lead from one person to another; null where it takes more than `most`. */
export const distance = (base: Base, from: string, to: string, most: number): number | null => {
  const known = new Set([from])
  let last = [from]
  for (let hops = 0; hops <= most; hops += 1) {
    if (known.has(to)) return hops
    last = last.flatMap((id) => [...metBy(base, id)]).filter((id) => !known.has(id))
    for (const id of last) known.add(id)
    last = [...new Set(last)]
  }
  return null
}

/** The latest of the held meetings at which two persons were. */
const lastMeeting = (base: Base, from: string, to: string): RowOf<'Meeting'> | undefined => {
  const shared = heldMeetingsOf(base, 'Person', from).filter(({ id }) => presentAt(base, 'Person', id).has(to))
  const days = (day: 'dateEarliest' | 'dateLatest') => (meeting: RowOf<'Meeting'>) =>
    currentReport(base, meeting.id)?.[day] ?? null
  return sortBy(shared, [days('dateEarliest'), days('dateLatest')], 'DESC')[0]
}

/** A chain over persons with these names; undefined where they did not meet one another so. */
export const followNames = (base: Base, from: string, to: string, names: readonly string[]): Hop[] | undefined => {
  let paths: string[][] = [[from]]
  for (const name of names) {
    const named = new Set(base.where('Person', 'name', name).map(({ id }) => id))
    paths = paths.flatMap((path) =>
      [...metBy(base, path.at(-1) ?? '')].filter((id) => named.has(id)).map((id) => [...path, id]),
    )
  }
  const path = paths.find((each) => each.at(-1) === to)
  return path?.slice(1).map((id, index) => {
    const before = path[index] ?? ''
    return { from: before, to: id, meeting: lastMeeting(base, before, id) as RowOf<'Meeting'> }
  })
}

/** What says that somebody was at a meeting. */
export const presenceOf = (base: Base, personId: string, { id }: RowOf<'Meeting'>): string | null => {
  const present = base
    .where('Participation', 'meetingId', id)
    .filter((each) => each.personId === personId && each.attendance === 'PRESENT')
  return sortBy(present, [({ role }) => placeIn(ParticipationRole, role)])[0]?.id ?? null
}
