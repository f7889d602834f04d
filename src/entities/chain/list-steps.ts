import { Prisma } from '../../generated/prisma/client.ts'
import { otherAccepted, otherIn } from '../../graphql/filters/conditions.ts'
import type { DatabaseReader } from '../../platform/database.ts'
import { MeetingFilter } from '../meeting/filter.ts'

/** How one person is reached from another: the meeting at which both were, and the two participations that say so. */
export interface Step {
  readonly personId: string
  readonly participationId: string
  readonly viaId: string
  readonly viaParticipationId: string
  readonly meetingId: string
}

/** That the participation `other` says that somebody was there. */
const present = Prisma.sql`${otherAccepted} AND ${otherIn('attendance', ['PRESENT'])}`
const held = MeetingFilter.toSql({ status: ['HELD'] })

/**
 * Whom some persons met, but for those who are known already: each once, by the latest meeting, in the order of ids. `where`
 * is a condition on the meeting `node`.
 *
 * Meetings are gathered first and their participants then, each once, so that the work grows with the participations that
 * are looked at and not with the pairs of those who met: a hall of a thousand is a thousand rows, not a million.
 */
export const listSteps = (
  database: DatabaseReader,
  { persons, known, where }: { persons: readonly string[]; known: readonly string[]; where: Prisma.Sql },
): Promise<Step[]> =>
  database.$queryRaw<Step[]>`
    WITH attended AS MATERIALIZED (
      SELECT DISTINCT ON (other."meetingId") other."meetingId", other."personId", other."id" AS "participationId"
      FROM "Participation" AS other WHERE other."personId" = ANY (${persons}::uuid[]) AND ${present}
      ORDER BY other."meetingId", other."personId", other."role", other."id"
    ), meeting AS MATERIALIZED (
      SELECT attended.*, node."dateEarliest", node."dateLatest"
      FROM attended JOIN "Meeting" AS node ON node."id" = attended."meetingId" WHERE ${held} AND ${where}
    )
    SELECT DISTINCT ON (other."personId") other."personId"::text, other."id"::text AS "participationId",
      meeting."personId"::text AS "viaId", meeting."participationId"::text AS "viaParticipationId", meeting."meetingId"::text
    FROM meeting JOIN "Participation" AS other ON other."meetingId" = meeting."meetingId"
    WHERE other."personId" NOT IN (SELECT unnest(${known}::uuid[])) AND ${present}
    ORDER BY other."personId", meeting."dateEarliest" DESC NULLS LAST, meeting."dateLatest" DESC NULLS LAST,
      meeting."meetingId", other."role", other."id"`
