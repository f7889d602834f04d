import { createContextCache } from '@pothos/core'
import DataLoader from 'dataloader'
import { Prisma } from '../../generated/prisma/client.ts'
import type { Context } from '../../graphql/context.ts'
import type { FactModel } from '../../graphql/visibility.ts'

/** The column of Citation that points at each kind of fact. */
export const citationColumns = {
  MeetingReport: 'meetingReportId',
  Participation: 'participationId',
  AgendaItem: 'agendaItemId',
  Position: 'positionId',
  Statement: 'statementId',
} as const satisfies Record<FactModel, string>

/** What a fact's citations amount to. Dates are EDTF. */
export interface FactSummary {
  sourceCount: number
  isDisputed: boolean
  firstReportedOn: string | null
  lastReportedOn: string | null
}

const unsupported: FactSummary = { sourceCount: 0, isDisputed: false, firstReportedOn: null, lastReportedOn: null }

const summariesByFactId = createContextCache(
  (_context: Context) => new Map<FactModel, DataLoader<string, FactSummary>>(),
)

/** The summary of a fact's citations, batched by kind of fact. */
export const loadFactSummary = (context: Context, model: FactModel, id: string): Promise<FactSummary> => {
  const loaders = summariesByFactId(context)
  const loader = loaders.get(model) ?? new DataLoader((ids: readonly string[]) => loadSummaries(context, model, ids))
  loaders.set(model, loader)
  return loader.load(id)
}

const loadSummaries = async (context: Context, model: FactModel, ids: readonly string[]): Promise<FactSummary[]> => {
  const rows = await context.database.$queryRaw<({ id: string } & FactSummary)[]>(summarySql(model, ids))
  const byId = new Map(rows.map(({ id, ...summary }) => [id, summary]))
  return ids.map((id) => byId.get(id) ?? unsupported)
}

/**
 * A source is what an article goes back to: the article that it repeats, else an organization whose reporting it relays
 * (of several always the same one), else itself. Two articles that relay one wire story are one source.
 */
const summarySql = (model: FactModel, ids: readonly string[]) => {
  const column = Prisma.raw(`citation."${citationColumns[model]}"`)
  return Prisma.sql`
    WITH RECURSIVE cited AS (
      SELECT ${column} AS "factId", citation."stance", article."id" AS "articleId", article."publishedOn",
        article."publishedOnEarliest", article."publishedOnLatest"
      FROM "Citation" AS citation JOIN "Article" AS article ON article."id" = citation."articleId"
      WHERE ${column} = ANY (${ids}::uuid[])
    ), origin AS (
      SELECT DISTINCT "articleId", "articleId" AS "originId" FROM cited
      UNION
      SELECT origin."articleId", article."syndicationOfId"
      FROM origin JOIN "Article" AS article ON article."id" = origin."originId" WHERE article."syndicationOfId" IS NOT NULL
    ), source AS (
      SELECT origin."articleId",
        coalesce((SELECT min(credit."organizationId"::text) FROM "ArticleCredit" AS credit WHERE credit."articleId" = article."id"), article."id"::text) AS "sourceId"
      FROM origin JOIN "Article" AS article ON article."id" = origin."originId" WHERE article."syndicationOfId" IS NULL
    )
    SELECT cited."factId"::text AS "id",
      (count(DISTINCT source."sourceId") FILTER (WHERE cited."stance" = 'SUPPORTS'))::int AS "sourceCount",
      bool_or(cited."stance" = 'DISPUTES') AS "isDisputed",
      (array_agg(cited."publishedOn" ORDER BY cited."publishedOnEarliest", cited."publishedOnLatest") FILTER (WHERE cited."stance" = 'SUPPORTS'))[1] AS "firstReportedOn",
      (array_agg(cited."publishedOn" ORDER BY cited."publishedOnEarliest" DESC, cited."publishedOnLatest" DESC) FILTER (WHERE cited."stance" = 'SUPPORTS'))[1] AS "lastReportedOn"
    FROM cited JOIN source ON source."articleId" = cited."articleId"
    GROUP BY cited."factId"`
}
