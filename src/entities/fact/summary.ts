import { Prisma } from '../../generated/prisma/client.ts'
import { partialDateSql } from '../../graphql/partial-date.ts'
import type { FactModel } from '../../graphql/visibility.ts'
import { sourceCountSql } from './sources.ts'

// What the citations of the fact `parent` amount to, in SQL: the resolvers ask it of many facts at once, the executor of each.

/** The column of Citation that points at each kind of fact. */
export const citationColumns = {
  MeetingReport: 'meetingReportId',
  Participation: 'participationId',
  AgendaItem: 'agendaItemId',
  Position: 'positionId',
  Statement: 'statementId',
} as const satisfies Record<FactModel, string>

/** The citations of `parent` and their articles. */
export const citedSql = (model: FactModel): Prisma.Sql => Prisma.sql`
  FROM "Citation" AS citation JOIN "Article" AS article ON article."id" = citation."articleId"
  WHERE ${Prisma.raw(`citation."${citationColumns[model]}"`)} = parent."id"`

const isDisputedSql = Prisma.sql`coalesce(bool_or(citation."stance" = 'DISPUTES'), FALSE)`

/** Aggregates over `citedSql`. What is disputed "DisputedFact" says as well: only reports contradict each other. */
export const summaryColumns = {
  sourceCount: Prisma.sql`coalesce(${Prisma.raw(sourceCountSql)}, 0)`,
  isDisputed: (model: FactModel) =>
    model === 'MeetingReport'
      ? Prisma.sql`(${isDisputedSql} OR EXISTS (SELECT FROM "ReportConflict" AS conflict WHERE conflict."reportId" = parent."id"))`
      : isDisputedSql,
}

type Direction = 'ASC' | 'DESC'

/** The first or the last of the articles that support the fact. */
const publicationOrder = (direction: Direction) =>
  Prisma.raw(
    ['publishedOnEarliest', 'publishedOnLatest', 'publishedOn']
      .map((each) => `article."${each}" ${direction}`)
      .join(', '),
  )

/** The date of the first or the last supporting article, as EDTF: an aggregate over `citedSql`. */
export const firstReportedSql = (direction: Direction): Prisma.Sql =>
  Prisma.sql`(array_agg(article."publishedOn" ORDER BY ${publicationOrder(direction)}) FILTER (WHERE citation."stance" = 'SUPPORTS'))[1]`

/** The same as a partial date. */
export const firstReportedRow = (model: FactModel, direction: Direction): Prisma.Sql => Prisma.sql`
  ${partialDateSql('article', 'publishedOn')} ${citedSql(model)} AND citation."stance" = 'SUPPORTS'
  ORDER BY ${publicationOrder(direction)} LIMIT 1`
