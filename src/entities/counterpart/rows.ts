import { Prisma } from '../../generated/prisma/client.ts'
import type { TypesForm } from '../../graphql/sql-form.ts'

type AgentModel = 'Person' | 'Organization'

const presentAs = (column: string) => Prisma.sql`
  SELECT "meetingId", ${Prisma.raw(`"${column}"`)} AS "agentId" FROM "Participation"
  WHERE "reviewStatus" = 'ACCEPTED' AND "attendance" = 'PRESENT' AND ${Prisma.raw(`"${column}"`)} IS NOT NULL`

/** Who was present at which meeting, more than once in several roles; an organization also by those who represented it. */
const presence: Record<AgentModel, Prisma.Sql> = {
  Person: presentAs('personId'),
  Organization: Prisma.sql`${presentAs('organizationId')} UNION ALL ${presentAs('representingId')}`,
}

/**
 * The counterparts of the parent, as a relation: id, sortName, how many held meetings the two were both present at (of those
 * that meet the filter, a condition on the meeting `node`), and the date of the last, as reported and by its days.
 */
export const counterpartRows = (model: AgentModel, filter: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT met."id", met."sortName", met."meetingCount",
    met."last"[1][1] AS "lastMet", met."last"[1][2]::date AS "lastMetEarliest", met."last"[1][3]::date AS "lastMetLatest"
  FROM (${metSql(model, filter)}) AS met`

/** The last meeting's date in the columns `date`, `dateEarliest`, `dateLatest`: of several that ended last, the one that began last. */
const metSql = (model: AgentModel, filter: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT agent."id", agent."sortName", count(DISTINCT node."id")::int AS "meetingCount",
    array_agg(ARRAY[report."date", report."dateEarliest"::text, report."dateLatest"::text]
      ORDER BY report."dateLatest" DESC NULLS LAST, report."dateEarliest" DESC, report."date") AS "last"
  FROM (${presence[model]}) AS mine
  JOIN (${presence[model]}) AS other ON other."meetingId" = mine."meetingId" AND other."agentId" <> mine."agentId"
  JOIN ${Prisma.raw(`"${model}"`)} AS agent ON agent."id" = other."agentId"
  JOIN "Meeting" AS node ON node."id" = mine."meetingId"
  JOIN "MeetingReport" AS report ON report."id" = node."currentReportId" AND report."status" = 'HELD'
  WHERE mine."agentId" = parent."id" AND ${filter}
  GROUP BY agent."id", agent."sortName"`

/** The person or organization that a counterpart is. */
export const counterpartNode = (model: AgentModel): TypesForm => ({
  [model]: Prisma.sql`SELECT node.* FROM ${Prisma.raw(`"${model}"`)} AS node WHERE node."id" = parent."id"`,
})
