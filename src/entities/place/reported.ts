import { Prisma } from '../../generated/prisma/client.ts'

/** The places of a report, in the order reported; `column` of `parent` has its id. */
export const reportedPlacesSql = (column: string): Prisma.Sql => Prisma.sql`
  SELECT node.* FROM "MeetingReportPlace" AS reported JOIN "Place" AS node ON node."id" = reported."placeId"
  WHERE reported."reportId" = ${Prisma.raw(`parent."${column}"`)} ORDER BY reported."sequence"`
