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

/** The last meeting first: of several that ended last, the one that began last. */
const lastFirst = Prisma.sql`met."dateLatest" DESC NULLS LAST, met."dateEarliest" DESC, met."date"`

/**
 * The counterparts of the parent, as a relation: id, sortName, how many held meetings the two were both present at (of those
 * that meet the filter, a condition on the meeting `node`), and the date of the last, as reported and by its days. One sorting serves both
 * the number and the last; names are looked up of those alone that are listed by name.
 */
export const counterpartRows = (model: AgentModel, filter: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT last.*, (SELECT agent."sortName" FROM ${Prisma.raw(`"${model}"`)} AS agent WHERE agent."id" = last."id") AS "sortName"
  FROM (
    SELECT DISTINCT ON (met."id") met."id", (count(*) OVER listed)::int AS "meetingCount",
      met."date" AS "lastMet", met."dateEarliest" AS "lastMetEarliest", met."dateLatest" AS "lastMetLatest"
    FROM (${metSql(model, filter)}) AS met
    WINDOW listed AS (PARTITION BY met."id" ORDER BY ${lastFirst} ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
    ORDER BY met."id", ${lastFirst}
  ) AS last`

/** Whom the parent met at which meeting, once each, and the columns `date`, `dateEarliest`, `dateLatest` of its current report. */
const metSql = (model: AgentModel, filter: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT other."agentId" AS "id", mine."meetingId", report."date", report."dateEarliest", report."dateLatest"
  FROM (${presence[model]}) AS mine
  JOIN (${presence[model]}) AS other ON other."meetingId" = mine."meetingId" AND other."agentId" <> mine."agentId"
  JOIN "Meeting" AS node ON node."id" = mine."meetingId"
  JOIN "MeetingReport" AS report ON report."id" = node."currentReportId" AND report."status" = 'HELD'
  WHERE mine."agentId" = parent."id" AND ${filter}`

/** The person or organization that a counterpart is. */
export const counterpartNode = (model: AgentModel): TypesForm => ({
  [model]: Prisma.sql`SELECT node.* FROM ${Prisma.raw(`"${model}"`)} AS node WHERE node."id" = parent."id"`,
})
