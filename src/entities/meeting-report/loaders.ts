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

/** The reports that contradict the report `parent`, in their order. */
export const contradictingSql = Prisma.sql`
  SELECT node.* FROM "ReportConflict" AS conflict JOIN "MeetingReport" AS node ON node."id" = conflict."otherId"
  WHERE conflict."reportId" = parent."id"
  ORDER BY node."dateEarliest", node."dateLatest", node."id" LIMIT ${Prisma.raw(`${plainListCap}`)}`

const conflictsSql = (ids: readonly string[]) => Prisma.sql`
  SELECT parent."id"::text AS "reportId", other."id"::text AS "otherId"
  FROM unnest(${ids}::uuid[]) AS parent("id") CROSS JOIN LATERAL (${contradictingSql}) AS other`
