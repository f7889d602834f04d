import type {
  AgendaItem,
  Article,
  ArticleCredit,
  Citation,
  Issue,
  Meeting,
  MeetingReport,
  MeetingReportPlace,
  Mention,
  Organization,
  Participation,
  Person,
  Place,
  Position,
  Statement,
  StatementAddressee,
  StatementIssue,
  StatementSharer,
} from '../generated/prisma/client.ts'

/** A row as the files give it: days are `YYYY-MM-DD`, and what the database keeps by itself is left out. */
type Row<Model, KeptByDatabase extends keyof Model = never> = {
  readonly [Column in Exclude<keyof Model, 'addedAt' | KeptByDatabase>]:
    | Exclude<Model[Column], Date>
    | ForDate<Model[Column]>
}
type ForDate<Value> = Date extends Value ? string : never

/** Everything that the files say, by table. */
export interface Rows {
  Place: Row<Place>[]
  Organization: Row<Organization>[]
  Person: Row<Person>[]
  Issue: Row<Issue>[]
  Meeting: Row<Meeting, 'currentReportId' | 'dateEarliest' | 'dateLatest'>[]
  Article: Row<Article, 'sources'>[]
  ArticleCredit: Row<ArticleCredit>[]
  Mention: Row<Mention>[]
  MeetingReport: Row<MeetingReport>[]
  MeetingReportPlace: Row<MeetingReportPlace>[]
  Participation: Row<Participation>[]
  AgendaItem: Row<AgendaItem>[]
  Position: Row<Position>[]
  Statement: Row<Statement>[]
  StatementIssue: Row<StatementIssue>[]
  StatementAddressee: Row<StatementAddressee>[]
  StatementSharer: Row<StatementSharer>[]
  Citation: Row<Citation>[]
}

export type TableName = keyof Rows

/** The tables of facts, whose rows several articles may share. */
export type FactTable = 'MeetingReport' | 'Participation' | 'AgendaItem' | 'Position' | 'Statement'

/** A row of one table. */
export type RowOf<Table extends TableName> = Rows[Table][number]

/** No rows yet; the order is the one in which tables can be filled, since later ones refer to earlier ones. */
export const createRows = (): Rows => ({
  Place: [],
  Organization: [],
  Person: [],
  Issue: [],
  Meeting: [],
  Article: [],
  ArticleCredit: [],
  Mention: [],
  MeetingReport: [],
  MeetingReportPlace: [],
  Participation: [],
  AgendaItem: [],
  Position: [],
  Statement: [],
  StatementIssue: [],
  StatementAddressee: [],
  StatementSharer: [],
  Citation: [],
})
