import { createContextCache } from '@pothos/core'
import DataLoader from 'dataloader'
import { Prisma } from '../../generated/prisma/client.ts'
import type { Context } from '../../graphql/context.ts'
import type { FactModel } from '../../graphql/visibility.ts'
import { sourceCountSql } from './sources.ts'

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

/** What "DisputedFact" says, of facts whose citations are at hand: only reports contradict each other. */
const isDisputedSql = (model: FactModel): Prisma.Sql => {
  const isDisputed = Prisma.sql`bool_or(citation."stance" = 'DISPUTES')`
  return model === 'MeetingReport'
    ? Prisma.sql`(${isDisputed} OR EXISTS (SELECT FROM "ReportConflict" AS conflict WHERE conflict."reportId" = citation."meetingReportId"))`
    : isDisputed
}

const summarySql = (model: FactModel, ids: readonly string[]) => {
  const column = Prisma.raw(`citation."${citationColumns[model]}"`)
  return Prisma.sql`
    SELECT ${column}::text AS "id",
      ${Prisma.raw(sourceCountSql)} AS "sourceCount",
      ${isDisputedSql(model)} AS "isDisputed",
      (array_agg(article."publishedOn" ORDER BY article."publishedOnEarliest", article."publishedOnLatest") FILTER (WHERE citation."stance" = 'SUPPORTS'))[1] AS "firstReportedOn",
      (array_agg(article."publishedOn" ORDER BY article."publishedOnEarliest" DESC, article."publishedOnLatest" DESC) FILTER (WHERE citation."stance" = 'SUPPORTS'))[1] AS "lastReportedOn"
    FROM "Citation" AS citation JOIN "Article" AS article ON article."id" = citation."articleId"
    WHERE ${column} = ANY (${ids}::uuid[])
    GROUP BY ${column}`
}
