import { date, issueSubtree, list, page } from './fragments.ts'
import { participations } from './meeting.ts'
import type { Question } from './question.ts'

const accepted = `part."reviewStatus" = 'ACCEPTED'`
const personId = `(SELECT "id" FROM "Person" WHERE "slug" = $1)`
const organizationId = `(SELECT "id" FROM "Organization" WHERE "slug" = $2)`

/** Who was present at which of the counted meetings: each once. */
const presence = (columns: readonly string[]) =>
  columns
    .map(
      (column) => `
      SELECT counted."id" AS "meetingId", part."${column}" AS "agentId" FROM counted
      JOIN "Participation" part ON part."meetingId" = counted."id" AND ${accepted} AND part."attendance" = 'PRESENT' AND part."${column}" IS NOT NULL`,
    )
    .join(' UNION ')

/** Who was at the same meetings, numbered in the order of counterparts. */
const met = (present: string, agentId: string) => `
  SELECT other."agentId" AS "id", count(*) AS "count",
    (array_agg(counted."date" ORDER BY counted."dateLatest" DESC NULLS LAST, counted."dateEarliest" DESC))[1] AS "lastMet",
    row_number() OVER (ORDER BY count(*) DESC, max(counted."dateLatest") DESC NULLS LAST, other."agentId") AS "n"
  FROM ${present} mine JOIN ${present} other ON other."meetingId" = mine."meetingId" AND other."agentId" <> mine."agentId"
  JOIN counted ON counted."id" = mine."meetingId" WHERE mine."agentId" = ${agentId} GROUP BY other."agentId"`

/** The latest five of those of the counted meetings (`ours`) in which a counterpart has a part. */
const meetings = (ours: string, isPart: string) => `(
  SELECT json_build_object('totalCount', count(*), 'edges', coalesce(json_agg(json_build_object('node',
    json_build_object('slug', meeting."slug", 'name', meeting."name", 'date', ${date('meeting."date"')},
      'participations', ${participations('', { isRepresented: true })})) ORDER BY meeting."n") FILTER (WHERE meeting."n" <= 3), '[]'))
  FROM (
    SELECT counted.*, row_number() OVER (ORDER BY counted."dateEarliest" DESC NULLS LAST, counted."dateLatest" DESC NULLS LAST, counted."sequence" DESC NULLS LAST, counted."sortName" DESC, counted."id") AS "n"
    FROM counted JOIN ${ours} ours ON ours."meetingId" = counted."id"
    WHERE EXISTS (SELECT FROM "Participation" part WHERE part."meetingId" = counted."id" AND ${accepted} AND ${isPart})
  ) AS meeting)`

const counterparts = (rows: string, model: string, fields: string) =>
  page(
    rows,
    '$5',
    `json_build_object('slug', agent."slug", 'name', agent."name", ${fields})`,
    `'meetingCount', ${rows}."count", 'lastMet', ${date(`${rows}."lastMet"`)}, `,
    `JOIN "${model}" agent ON agent."id" = ${rows}."id"`,
  )

const positions = `(
  SELECT ${list(`json_build_object('title', office."title")`, 'office."fromEarliest", office."title", office."id"')}
  FROM "Position" office WHERE office."personId" = agent."id" AND office."reviewStatus" = 'ACCEPTED')`

const busiest = (model: string, column: string) => `(
  SELECT agent."slug" FROM "Participation" part JOIN "${model}" agent ON agent."id" = part."${column}"
  WHERE part."attendance" = 'PRESENT' GROUP BY agent."id" ORDER BY count(DISTINCT part."meetingId") DESC, agent."slug" LIMIT 1)`

/** Of the person and of the body with most meetings, on the issue of most, in the later three quarters of the time. */
export const question: Question = {
  operation: '10-counterparts',
  choose: `
    SELECT ${busiest('Person', 'personId')} AS "person", ${busiest('Organization', 'representingId')} AS "organization",
      (SELECT json_build_object('slug', root."slug") FROM "Issue" root
        JOIN "Issue" region ON region."broaderId" = root."id" JOIN "MeetingIssue" tie ON tie."issueId" IN (root."id", region."id")
        WHERE root."broaderId" IS NULL GROUP BY root."slug" ORDER BY count(DISTINCT tie."meetingId") DESC, root."slug" LIMIT 1) AS "issue",
      (SELECT json_build_object('from', percentile_disc(0.25) WITHIN GROUP (ORDER BY "dateEarliest")) FROM "Meeting") AS "during", 10 AS "first"`,
  parameters: ['person', 'organization', 'issue', 'during', 'first'],
  sql: `
    WITH RECURSIVE ${issueSubtree(`($3::json->>'slug')`)}, body AS (
      SELECT "id" FROM "Organization" WHERE "slug" = $2
      UNION ALL SELECT child."id" FROM "Organization" child JOIN body ON child."parentId" = body."id"
    ), counted AS MATERIALIZED (
      SELECT meeting.*, current."date" FROM "Meeting" meeting JOIN "MeetingReport" current ON current."id" = meeting."currentReportId"
      WHERE current."status" = 'HELD' AND meeting."dateLatest" >= ($4::json->>'from')::date AND meeting."id" IN (
        SELECT item."meetingId" FROM subtree JOIN "AgendaItem" item ON item."issueId" = subtree."id" AND item."reviewStatus" = 'ACCEPTED')
    ), "presentPerson" AS MATERIALIZED (${presence(['personId'])} GROUP BY 1, 2),
    "presentBody" AS MATERIALIZED (${presence(['organizationId', 'representingId'])}),
    "metPerson" AS MATERIALIZED (${met('"presentPerson"', personId)}),
    "metBody" AS MATERIALIZED (${met('"presentBody"', organizationId)}),
    "ofPerson" AS MATERIALIZED (SELECT "meetingId" FROM "presentPerson" WHERE "agentId" = ${personId}),
    "ofBody" AS MATERIALIZED (SELECT DISTINCT "meetingId" FROM "presentBody" WHERE "agentId" IN (SELECT "id" FROM body))
    SELECT json_build_object(
      'person', (SELECT json_build_object('name', person."name", 'counterparts', ${counterparts('"metPerson"', 'Person', `'positions', ${positions}, 'meetings', ${meetings('"ofPerson"', 'part."personId" = agent."id"')}`)})
        FROM "Person" person WHERE person."slug" = $1),
      'organization', (SELECT json_build_object('name', organization."name", 'counterparts', ${counterparts('"metBody"', 'Organization', `'meetings', ${meetings('"ofBody"', 'agent."id" IN (part."organizationId", part."representingId")')}`)})
        FROM "Organization" organization WHERE organization."slug" = $2))`,
}
