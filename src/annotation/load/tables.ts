import type { TableName } from '../rows.ts'

/** What loading needs to know of a table. */
export interface Table {
  readonly name: TableName
  /** For people, in the plural. */
  readonly label: string
  /** What a row is known by. */
  readonly key: readonly string[]
  /** For a table without rows of its own: whose they are, and the column that says so. */
  readonly owner?: { readonly table: TableName; readonly column: string }
}

const id = ['id']
const ofStatement = { table: 'Statement', column: 'statementId' } as const

/** Every table that the files fill, each after those that it refers to. */
export const tables: readonly Table[] = [
  { name: 'Place', label: 'places', key: id },
  { name: 'Organization', label: 'organizations', key: id },
  { name: 'Person', label: 'persons', key: id },
  { name: 'Issue', label: 'issues', key: id },
  { name: 'Meeting', label: 'meetings', key: id },
  { name: 'Article', label: 'articles', key: id },
  {
    name: 'ArticleCredit',
    label: 'credits of articles',
    key: ['articleId', 'organizationId'],
    owner: { table: 'Article', column: 'articleId' },
  },
  { name: 'Mention', label: 'mentions', key: id },
  { name: 'MeetingReport', label: 'meeting reports', key: id },
  {
    name: 'MeetingReportPlace',
    label: 'places of meeting reports',
    key: ['reportId', 'placeId'],
    owner: { table: 'MeetingReport', column: 'reportId' },
  },
  { name: 'Participation', label: 'participations', key: id },
  { name: 'AgendaItem', label: 'agenda items', key: id },
  { name: 'Position', label: 'positions', key: id },
  { name: 'Statement', label: 'statements', key: id },
  { name: 'StatementIssue', label: 'issues of statements', key: ['statementId', 'issueId'], owner: ofStatement },
  {
    name: 'StatementAddressee',
    label: 'addressees of statements',
    key: ['statementId', 'organizationId'],
    owner: ofStatement,
  },
  {
    name: 'StatementSharer',
    label: 'sharers of statements',
    key: ['statementId', 'organizationId'],
    owner: ofStatement,
  },
  { name: 'Citation', label: 'citations', key: id },
]

/** Entities, each kind before those that refer to it when taken away. */
export const entityTables = ['Meeting', 'Issue', 'Person', 'Organization', 'Place'] as const

/** The kinds of fact, and the column of Citation that points at each. */
export const factColumns = {
  MeetingReport: 'meetingReportId',
  Participation: 'participationId',
  AgendaItem: 'agendaItemId',
  Position: 'positionId',
  Statement: 'statementId',
} as const
