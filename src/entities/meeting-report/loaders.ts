import { createContextCache } from '@pothos/core'
import DataLoader from 'dataloader'
import { Prisma } from '../../generated/prisma/client.ts'
import type { Context } from '../../graphql/context.ts'
import { plainListCap } from '../../graphql/plain-list.ts'

interface Conflict {
  readonly reportId: string
  readonly otherId: string
}

const otherIdsByReportId = createContextCache(
  ({ database }: Context) =>
    new DataLoader(async (ids: readonly string[]): Promise<string[][]> => {
      const conflicts = await database.$queryRaw<Conflict[]>(conflictsSql(ids))
      return ids.map((id) => conflicts.filter(({ reportId }) => reportId === id).map(({ otherId }) => otherId))
    }),
)

/** The ids of the reports that contradict a report, batched: by date, those without one last. */
export const loadContradicting = (context: Context, reportId: string): Promise<string[]> =>
  otherIdsByReportId(context).load(reportId)

const conflictsSql = (ids: readonly string[]) => Prisma.sql`
  SELECT parent."id"::text AS "reportId", conflict."otherId"::text
  FROM unnest(${ids}::uuid[]) AS parent("id") CROSS JOIN LATERAL (
    SELECT conflict."otherId"
    FROM "ReportConflict" AS conflict JOIN "MeetingReport" AS other ON other."id" = conflict."otherId"
    WHERE conflict."reportId" = parent."id"
    ORDER BY other."dateEarliest", other."dateLatest", other."id" LIMIT ${plainListCap}
  ) AS conflict`
