import { Prisma } from '../../generated/prisma/client.ts'
import type { DatabaseReader } from '../../platform/database.ts'

/** The first and the last day of something: `2024-05-30`. */
export interface Days {
  readonly earliest: string
  readonly latest: string
}

/** How much the knowledge base holds, of facts and their citations the accepted ones. */
export interface Statistics {
  readonly articleCount: number
  readonly personCount: number
  readonly organizationCount: number
  readonly placeCount: number
  readonly issueCount: number
  readonly meetingCount: number
  readonly statementCount: number
  readonly factCount: number
  readonly citationCount: number
  readonly mentionCount: number
  readonly publicationDays: Days | null
  readonly meetingDays: Days | null
  readonly lastAddedAt: Date | null
}

type Row = Omit<Statistics, 'publicationDays' | 'meetingDays'> &
  Record<'firstPublished' | 'lastPublished' | 'firstMet' | 'lastMet', string | null>

/** Counts everything, as one row. */
export const statisticsSql = Prisma.sql`
    SELECT article."count" AS "articleCount", article."first" AS "firstPublished", article."last" AS "lastPublished",
      (SELECT count(*)::int FROM "Person") AS "personCount",
      (SELECT count(*)::int FROM "Organization") AS "organizationCount",
      (SELECT count(*)::int FROM "Place") AS "placeCount",
      (SELECT count(*)::int FROM "Issue") AS "issueCount",
      meeting."count" AS "meetingCount", meeting."first" AS "firstMet", meeting."last" AS "lastMet",
      fact."statements" AS "statementCount", fact."count" AS "factCount",
      (SELECT count(*)::int FROM "Citation" WHERE coalesce("meetingReportId", "participationId", "agendaItemId", "positionId", "statementId")
        NOT IN (SELECT "id" FROM "Fact" WHERE "reviewStatus" <> 'ACCEPTED')) AS "citationCount",
      (SELECT count(*)::int FROM "Mention") AS "mentionCount",
      greatest(article."added", fact."added") AS "lastAddedAt"
    FROM (
      SELECT count(*)::int, min("publishedOnEarliest")::text AS "first", max("publishedOnLatest")::text AS "last", max("addedAt") AS "added"
      FROM "Article"
    ) AS article, (
      SELECT count(*)::int, min("dateEarliest")::text AS "first", max("dateLatest")::text AS "last" FROM "Meeting"
    ) AS meeting, (
      SELECT count(*)::int, (count(*) FILTER (WHERE "kind" = 'STATEMENT'))::int AS "statements", max("addedAt") AS "added"
      FROM "Fact" WHERE "reviewStatus" = 'ACCEPTED'
    ) AS fact`

/** Counts everything, in one statement. */
export const getStatistics = async (database: DatabaseReader): Promise<Statistics> => {
  const [row] = await database.$queryRaw<[Row]>(statisticsSql)
  const { firstPublished, lastPublished, firstMet, lastMet, ...rest } = row
  return { ...rest, publicationDays: daysOf(firstPublished, lastPublished), meetingDays: daysOf(firstMet, lastMet) }
}

/** The days from one column of the row to another. */
export const daysSql = (first: string, last: string): Prisma.Sql =>
  Prisma.raw(`SELECT parent."${first}" AS "earliest", parent."${last}" AS "latest" WHERE parent."${first}" IS NOT NULL`)

const daysOf = (earliest: string | null, latest: string | null): Days | null =>
  earliest === null || latest === null ? null : { earliest, latest }
