import type { Question } from '../question.ts'
import { samplePersons } from './sample.ts'

const present = `part."reviewStatus" = 'ACCEPTED' AND part."attendance" = 'PRESENT'`

/** Whom somebody met, how often and when last. */
export const counterparts: Question = {
  name: 'counterparts',
  operation: 'Counterparts',
  document: `
    query Counterparts($slug: String!) {
      person(slug: $slug) {
        slug
        name
        counterparts(first: 10) {
          totalCount
          edges { meetingCount lastMet { edtf } node { slug name } }
        }
      }
    }`,
  variables: samplePersons('node."slug"'),
  limit: {
    parameters: ['slug'],
    sql: `
      WITH root AS MATERIALIZED (SELECT "id", "slug", "name" FROM "Person" WHERE "slug" = $1),
      mine AS MATERIALIZED (
        SELECT meeting."id", meeting."dateEarliest", meeting."dateLatest", report."date"
        FROM "Meeting" AS meeting JOIN "MeetingReport" AS report ON report."id" = meeting."currentReportId" AND report."status" = 'HELD'
        WHERE meeting."id" = ANY (ARRAY(
          SELECT part."meetingId" FROM "Participation" AS part WHERE part."personId" = (SELECT "id" FROM root) AND ${present}))
      ),
      shared AS MATERIALIZED (
        SELECT DISTINCT part."personId", mine.* FROM mine JOIN "Participation" AS part ON part."meetingId" = mine."id" AND ${present}
        WHERE part."personId" <> (SELECT "id" FROM root)
      ),
      counterpart AS MATERIALIZED (
        SELECT "personId", count(*) AS "meetingCount", max("dateLatest") AS "lastMet" FROM shared GROUP BY "personId"
      )
      SELECT json_build_object('person', (
        SELECT json_build_object('slug', root."slug", 'name', root."name", 'counterparts', json_build_object(
          'totalCount', (SELECT count(*) FROM counterpart),
          'edges', (
            SELECT coalesce(json_agg(json_build_object(
              'meetingCount', first."meetingCount", 'lastMet', CASE WHEN last."date" IS NOT NULL THEN json_build_object('edtf', last."date") END,
              'node', json_build_object('slug', person."slug", 'name', person."name"))
              ORDER BY first."meetingCount" DESC, first."lastMet" DESC NULLS LAST, first."personId"), '[]')
            FROM (
              SELECT * FROM counterpart ORDER BY "meetingCount" DESC, "lastMet" DESC NULLS LAST, "personId" LIMIT 10
            ) AS first JOIN "Person" AS person ON person."id" = first."personId" CROSS JOIN LATERAL (
              SELECT shared."date" FROM shared WHERE shared."personId" = first."personId"
              ORDER BY shared."dateLatest" DESC NULLS LAST, shared."dateEarliest" DESC LIMIT 1
            ) AS last)
        )) FROM root))::text`,
  },
}
