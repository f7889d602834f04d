import type { Question } from '../question.ts'
import { samplePersons } from './sample.ts'
import { array, byDate, nodes } from './sql.ts'

// The views of what was known on the day in the setting readout.as_of. A report that they name is looked up in the table itself.

const participations = array(
  `json_build_object('role', part."role", 'attendance', part."attendance", 'person',
    CASE WHEN part."slug" IS NOT NULL THEN json_build_object('slug', part."slug", 'name', part."name") END)`,
  `SELECT part."role", part."attendance", person."slug", person."name"
    FROM as_of."Participation" AS part LEFT JOIN as_of."Person" AS person ON person."id" = part."personId"
    WHERE part."meetingId" = meeting."id" AND part."reviewStatus" = 'ACCEPTED'
    ORDER BY part."role", part."attendance", person."sortName", part."id"`,
  'part',
)

const agenda = array(
  `json_build_object('outcome', item."outcome", 'issue', json_build_object('slug', item."slug", 'name', item."name"))`,
  `SELECT item."outcome", issue."slug", issue."name" FROM as_of."AgendaItem" AS item JOIN as_of."Issue" AS issue ON issue."id" = item."issueId"
    WHERE item."meetingId" = meeting."id" AND item."reviewStatus" = 'ACCEPTED' ORDER BY issue."sortName", item."outcome", item."id"`,
  'item',
)

const meetings = nodes(
  `json_build_object('slug', meeting."slug", 'name', meeting."name", 'status', meeting."status",
    'date', CASE WHEN meeting."date" IS NOT NULL THEN json_build_object('edtf', meeting."date") END,
    'participations', ${participations}, 'agenda', ${agenda})`,
  `SELECT meeting."id", meeting."slug", meeting."name", report."status", report."date"
    FROM as_of."Meeting" AS meeting LEFT JOIN "MeetingReport" AS report ON report."id" = meeting."currentReportId"
    WHERE meeting."id" = ANY (ARRAY(SELECT "meetingId" FROM as_of."MeetingPerson" WHERE "personId" = root."id"))
    ORDER BY ${byDate} LIMIT 5`,
  'meeting',
)

/** Somebody's meetings as they were known on a day: of each person that of an article that tells of a meeting. */
export const asOf: Question = {
  name: 'as-of',
  operation: 'AsOf',
  document: `
    query AsOf($slug: String!, $day: Date!) @asOf(date: $day) {
      person(slug: $slug) {
        slug
        name
        meetings(first: 5) { edges { node {
          slug
          name
          status
          date { edtf }
          participations { role attendance person { slug name } }
          agenda { outcome issue { slug name } }
        } } }
      }
    }`,
  variables: samplePersons(`node."slug", (
    SELECT max(article."publishedOnLatest")::text FROM "Citation" AS citation JOIN "Article" AS article ON article."id" = citation."articleId"
    WHERE citation."participationId" = picked."id" AND citation."stance" = 'SUPPORTS') AS "day"`),
  limit: {
    parameters: ['slug', 'day'],
    // The day is set before anything else is read: what reads it is made for the row of \`setting\`.
    sql: `
      WITH setting AS MATERIALIZED (SELECT set_config('readout.as_of', $2, true) AS "day")
      SELECT json_build_object('person', (
        SELECT json_build_object('slug', root."slug", 'name', root."name", 'meetings', ${meetings})
        FROM as_of."Person" AS root WHERE root."slug" = $1 AND setting."day" IS NOT NULL))::text FROM setting`,
  },
}
