import { createContextCache } from '@pothos/core'
import DataLoader from 'dataloader'
import { Prisma } from '../../generated/prisma/client.ts'
import type { Context } from '../../graphql/context.ts'
import type { FactModel } from '../../graphql/visibility.ts'
import { citedSql, firstReportedSql, summaryColumns } from './summary.ts'

/** What a fact's citations amount to. Dates are EDTF. */
export interface FactSummary {
  sourceCount: number
  isDisputed: boolean
  firstReportedOn: string | null
  lastReportedOn: string | null
}

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
  return ids.map((id) => byId.get(id) as FactSummary)
}

const summarySql = (model: FactModel, ids: readonly string[]) => Prisma.sql`
  SELECT parent."id"::text, summary.* FROM unnest(${ids}::uuid[]) AS parent("id") CROSS JOIN LATERAL (
    SELECT ${summaryColumns.sourceCount} AS "sourceCount", ${summaryColumns.isDisputed(model)} AS "isDisputed",
      ${firstReportedSql('ASC')} AS "firstReportedOn", ${firstReportedSql('DESC')} AS "lastReportedOn"
    ${citedSql(model)}
  ) AS summary`
