import type { RowOf } from '../../src/annotation/rows.ts'
import { AgendaOutcome, Attendance, MeetingStatus, ParticipationRole } from '../../src/generated/prisma/enums.ts'
import { toPartialDate } from './dates.ts'
import { toEntity, toStatementPage } from './entity-nodes.ts'
import { toFactPage } from './fact-nodes.ts'
import { type FactArguments, factsOfMeeting } from './facts.ts'
import type { PageArguments } from './page.ts'
import { currentReport, placeIdsOf } from './reports.ts'
import type { StatementFilter } from './sides.ts'
import { placeIn, sortBy } from './sort.ts'
import { type MakeNode, toNodes, type World } from './world.ts'

type Meeting = RowOf<'Meeting'>

/** By date; those without one last. */
const reportsOf = ({ base }: World, { id }: Meeting) =>
  sortBy(base.where('MeetingReport', 'meetingId', id), [
    ({ dateEarliest }) => dateEarliest,
    ({ status }) => placeIn(MeetingStatus, status),
  ])

/** Hosts first, then by name. */
const participationsOf = ({ base }: World, { id }: Meeting) =>
  sortBy(base.where('Participation', 'meetingId', id), [
    ({ role }) => placeIn(ParticipationRole, role),
    ({ attendance }) => placeIn(Attendance, attendance),
    ({ personId }) => base.find('Person', personId)?.sortName ?? null,
  ])

/** By the issue's name. */
const agendaOf = ({ base }: World, { id }: Meeting) =>
  sortBy(base.where('AgendaItem', 'meetingId', id), [
    ({ issueId }) => base.find('Issue', issueId)?.sortName ?? null,
    ({ outcome }) => placeIn(AgendaOutcome, outcome),
  ])

export const toMeeting: MakeNode<'Meeting'> = (world, row) => {
  const { base, node } = world
  const report = currentReport(base, row.id)
  return {
    ...toEntity(world, 'Meeting', row),
    kind: row.kind,
    status: report?.status ?? null,
    date: report && toPartialDate(report.date, report.dateEarliest, report.dateLatest),
    places: () => (report ? placeIdsOf(base, report).map((id) => node('Place', id)) : []),
    partOf: () => node('Meeting', row.partOfId),
    reports: () => toNodes(world, 'MeetingReport', reportsOf(world, row)),
    participations: () => toNodes(world, 'Participation', participationsOf(world, row)),
    agenda: () => toNodes(world, 'AgendaItem', agendaOf(world, row)),
    facts: (args: PageArguments & FactArguments) => toFactPage(world, factsOfMeeting(base, row.id), args),
    statements: (args: PageArguments & { filter?: StatementFilter | null }) =>
      toStatementPage(world, base.where('Statement', 'meetingId', row.id), args),
  }
}
