import type { FactTable, RowOf } from '../../src/annotation/rows.ts'
import type { CitationStance } from '../../src/generated/prisma/enums.ts'
import { citationColumns } from './base.ts'
import { toPartialDate } from './dates.ts'
import { addedAtOf, type Fact, type FactArguments, isDisputed, issueIdsOf, listFacts, sourceCountOf } from './facts.ts'
import { type PageArguments, toPage } from './page.ts'
import { contradictingReports, placeIdsOf } from './reports.ts'
import { sortBy } from './sort.ts'
import { sortSpans } from './spans.ts'
import { supportersOf } from './supports.ts'
import { type MakeNode, toAgent, toNodes, type World } from './world.ts'

type CitationArguments = PageArguments & {
  readonly filter?: { readonly stance?: readonly CitationStance[] | null } | null
}

/** A page of those facts that meet the filter. */
export const toFactPage = ({ base, node }: World, facts: readonly Fact[], args: PageArguments & FactArguments) =>
  toPage(listFacts(base, facts, args), args, ({ table, id }) => ({ node: node(table, id) }))

/** What all facts have. */
const toFact = ({ base, node }: World, table: FactTable, row: RowOf<FactTable>) => {
  const fact = { table, row, id: row.id } as Fact
  const byDate = sortBy(supportersOf(base, table, row.id), [
    ({ publishedOnEarliest }) => publishedOnEarliest,
    ({ publishedOnLatest }) => publishedOnLatest,
  ])
  const publication = (article: RowOf<'Article'> | undefined) =>
    article ? toPartialDate(article.publishedOn, article.publishedOnEarliest, article.publishedOnLatest) : null
  return {
    __typename: table,
    addedAt: addedAtOf(row),
    sourceCount: () => sourceCountOf(base, fact),
    isDisputed: () => isDisputed(base, fact),
    firstReportedOn: () => publication(byDate[0]),
    lastReportedOn: () => publication(byDate.at(-1)),
    citations: (args: CitationArguments) => {
      const stances = args.filter?.stance
      const all = base.where('Citation', citationColumns[table], row.id)
      const met = all.filter(({ stance }) => !stances || stances.includes(stance))
      return toPage(sortSpans(base, met), args, ({ id }) => ({ node: node('Citation', id) }))
    },
  }
}

export const toMeetingReport: MakeNode<'MeetingReport'> = (world, row) => ({
  ...toFact(world, 'MeetingReport', row),
  status: row.status,
  date: toPartialDate(row.date, row.dateEarliest, row.dateLatest),
  meeting: () => world.node('Meeting', row.meetingId),
  places: () => placeIdsOf(world.base, row).map((id) => world.node('Place', id)),
  declinedBy: () => world.node('Organization', row.declinedById),
  contradictedBy: () => toNodes(world, 'MeetingReport', contradictingReports(world.base, row)),
})

export const toParticipation: MakeNode<'Participation'> = (world, row) => ({
  ...toFact(world, 'Participation', row),
  asWritten: row.asWritten,
  capacity: row.capacity,
  role: row.role,
  attendance: row.attendance,
  meeting: () => world.node('Meeting', row.meetingId),
  person: () => world.node('Person', row.personId),
  representing: () => world.node('Organization', row.representingId),
})

export const toAgendaItem: MakeNode<'AgendaItem'> = (world, row) => ({
  ...toFact(world, 'AgendaItem', row),
  outcome: row.outcome,
  meeting: () => world.node('Meeting', row.meetingId),
  issue: () => world.node('Issue', row.issueId),
  raisedBy: () => toAgent(world, row.raisedByPersonId, row.raisedByOrganizationId),
})

export const toPosition: MakeNode<'Position'> = (world, row) => ({
  ...toFact(world, 'Position', row),
  title: row.title,
  person: () => world.node('Person', row.personId),
})

/** A page of what a statement is tied to, by name. */
const byName =
  ({ base, node }: World, table: 'Issue' | 'Organization', ids: readonly string[]) =>
  (args: PageArguments) => {
    const rows = ids.map((id) => base.find(table, id) as RowOf<typeof table>)
    return toPage(sortBy(rows, [({ sortName }) => sortName]), args, ({ id }) => ({ node: node(table, id) }))
  }

export const toStatement: MakeNode<'Statement'> = (world, row) => {
  const { base, node } = world
  const organizations = (table: 'StatementAddressee' | 'StatementSharer') =>
    base.where(table, 'statementId', row.id).map(({ organizationId }) => organizationId)
  return {
    ...toFact(world, 'Statement', row),
    text: row.text,
    kind: row.kind,
    start: row.start,
    end: row.end,
    saidOn: toPartialDate(row.saidOn, row.saidOnEarliest, row.saidOnLatest),
    speakerAsWritten: row.speakerAsWritten,
    speaker: () => node('Person', row.speakerId),
    organization: () => node('Organization', row.organizationId),
    issues: byName(world, 'Issue', issueIdsOf(base, row.id)),
    addressees: byName(world, 'Organization', organizations('StatementAddressee')),
    sharedBy: byName(world, 'Organization', organizations('StatementSharer')),
  }
}
