import type { FactTable, RowOf } from '../../src/annotation/rows.ts'
import { type Base, factTables } from './base.ts'
import { type Conditions, meets } from './filter.ts'
import { type Ref, subtreeOf } from './refs.ts'
import { remember } from './remember.ts'
import { contradictingReports } from './reports.ts'
import { type Direction, type Key, sortBy } from './sort.ts'
import { countSources } from './sources.ts'
import { citationsOf, supportersOf } from './supports.ts'

/** A row of any table of facts. */
export type Fact = { [Table in FactTable]: { table: Table; row: RowOf<Table>; id: string } }[FactTable]

const toFacts = <Table extends FactTable>(table: Table, rows: readonly RowOf<Table>[]): Fact[] =>
  rows.map((row) => ({ table, row, id: row.id }) as Fact)

export const allFacts = remember((base: Base, _key: null): Fact[] =>
  factTables.flatMap((table) => toFacts(table, base.rows[table])),
)

/** The facts about a meeting. */
export const factsOfMeeting = (base: Base, meetingId: string): Fact[] => [
  ...toFacts('MeetingReport', base.where('MeetingReport', 'meetingId', meetingId)),
  ...toFacts('Participation', base.where('Participation', 'meetingId', meetingId)),
  ...toFacts('AgendaItem', base.where('AgendaItem', 'meetingId', meetingId)),
  ...toFacts('Statement', base.where('Statement', 'meetingId', meetingId)),
]

export const issueIdsOf = (base: Base, statementId: string): string[] =>
  base.where('StatementIssue', 'statementId', statementId).map(({ issueId }) => issueId)

const issuesOf = (base: Base, { table, row }: Fact): string[] => {
  if (table === 'AgendaItem') return [row.issueId]
  return table === 'Statement' ? issueIdsOf(base, row.id) : []
}

export const sourceCountOf = (base: Base, { table, id }: Fact): number =>
  countSources(
    base,
    supportersOf(base, table, id).map((article) => article.id),
  )

/** Whether an article disputes it, or another report of the meeting contradicts it. */
export const isDisputed = (base: Base, { table, row, id }: Fact): boolean =>
  citationsOf(base, table, id, 'DISPUTES').length > 0 ||
  (table === 'MeetingReport' && contradictingReports(base, row).length > 0)

/** Whether the words are those of somebody whom the text does not name. */
const isUnnamed = (citation: RowOf<'Citation'>): boolean =>
  citation.attributedAsWritten !== null &&
  citation.attributedToPersonId === null &&
  citation.attributedToOrganizationId === null

/** All of some: of nothing it is not said. */
const isAll = <Item>(items: readonly Item[], holds: (item: Item) => boolean) => items.length > 0 && items.every(holds)

const restsOnUnnamed = (base: Base, { table, row, id }: Fact): boolean =>
  table === 'Statement'
    ? row.speakerId === null && row.speakerAsWritten !== null
    : isAll(citationsOf(base, table, id, 'SUPPORTS'), isUnnamed)

/** Facts are added on one of 16 days, which the id tells: `fill` has the database agree. */
export const addedAtOf = ({ id }: { readonly id: string }): string =>
  new Date(Date.UTC(2024, 0, 1 + Number.parseInt(id.slice(0, 1), 16))).toISOString()

const kinds: Record<FactTable, string> = {
  MeetingReport: 'MEETING_REPORT',
  Participation: 'PARTICIPATION',
  AgendaItem: 'AGENDA_ITEM',
  Position: 'POSITION',
  Statement: 'STATEMENT',
}

export interface FactFilter {
  readonly kind?: readonly string[] | null
  readonly issue?: Ref | null
  readonly addedSince?: string | null
  readonly isDisputed?: boolean | null
  readonly maxSources?: number | null
  readonly unnamedSpeakersOnly?: boolean | null
}

const conditionsIn = (base: Base, filter: FactFilter): Conditions<Fact, FactFilter> => {
  const issues = filter.issue && subtreeOf(base, 'Issue', filter.issue)
  return {
    kind: (fact, wanted) => wanted.includes(kinds[fact.table]),
    issue: (fact) => issuesOf(base, fact).some((id) => issues?.has(id)),
    addedSince: (fact, since) => Date.parse(addedAtOf(fact)) >= Date.parse(since),
    isDisputed: (fact, wanted) => isDisputed(base, fact) === wanted,
    maxSources: (fact, most) => sourceCountOf(base, fact) <= most,
    unnamedSpeakersOnly: (fact, wanted) => restsOnUnnamed(base, fact) === wanted,
  }
}

const orders: Record<string, readonly Key<Fact>[]> = { ADDED_AT: [addedAtOf] }

export interface FactArguments {
  readonly filter?: FactFilter | null
  readonly orderBy?: { readonly field: string; readonly direction: Direction } | null
}

/** Those facts that meet the filter, in the order asked for. */
export const listFacts = (base: Base, facts: readonly Fact[], { filter, orderBy }: FactArguments): Fact[] => {
  const conditions = conditionsIn(base, filter ?? {})
  const met = facts.filter((fact) => meets(fact, filter, conditions))
  return sortBy(met, orders[orderBy?.field ?? 'ADDED_AT'] ?? [], orderBy?.direction)
}
