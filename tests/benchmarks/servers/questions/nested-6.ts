import type { Question } from '../question.ts'
import { listed, unlisted } from './listings.ts'
import { samplePersons } from './sample.ts'
import { byDate } from './sql.ts'

/** The first meetings of each person of a relation (`person`), numbered in their order. */
const meetingsOf = (persons: string, first: number): string => `
  SELECT person."id" AS "personId", meeting.*, row_number() OVER () AS "n" FROM ${persons} AS person CROSS JOIN LATERAL (
    SELECT meeting."id", meeting."slug", meeting."name" FROM "PersonMeeting" AS meeting
    WHERE meeting."entityId" = person."id" ORDER BY ${byDate} LIMIT ${first}
  ) AS meeting`

/**
 * A person → meetings → participations → persons → meetings → agenda → issues. The same persons are at most of somebody's meetings:
 * by hand each level is read at once, and each row of it once, which is nearly twice as fast as level in level.
 */
export const nested6: Question = {
  name: 'nested-6',
  operation: 'Nested6',
  document: `
    query Nested6($slug: String!) {
      person(slug: $slug) {
        slug
        name
        meetings(first: 5) { edges { node {
          slug
          name
          participations {
            role
            person {
              slug
              name
              meetings(first: 3) { edges { node { slug name agenda { outcome issue { slug name } } } } }
            }
          }
        } } }
      }
    }`,
  variables: samplePersons('node."slug"'),
  limit: {
    parameters: ['slug'],
    sql: `
      WITH root AS MATERIALIZED (SELECT "id", "slug", "name" FROM "Person" WHERE "slug" = $1),
      mine AS MATERIALIZED (${meetingsOf('root', 5)}),
      part AS MATERIALIZED (
        SELECT mine."id" AS "meetingId", part."id", part."role", part."attendance", part."personId"
        FROM mine JOIN "Participation" AS part ON part."meetingId" = mine."id" AND part."reviewStatus" = 'ACCEPTED'
      ),
      theirs AS MATERIALIZED (
        ${meetingsOf('(SELECT DISTINCT "personId" AS "id" FROM part WHERE "personId" IS NOT NULL)', 3)}
      ),
      agenda AS MATERIALIZED (
        SELECT item."meetingId", json_agg(
          json_build_object('outcome', item."outcome", 'issue', json_build_object('slug', issue."slug", 'name', issue."name"))
          ORDER BY issue."sortName", item."outcome", item."id") AS "json"
        FROM (SELECT DISTINCT "id" FROM theirs) AS meeting
        JOIN "AgendaItem" AS item ON item."meetingId" = meeting."id" AND item."reviewStatus" = 'ACCEPTED'
        JOIN "Issue" AS issue ON issue."id" = item."issueId" GROUP BY item."meetingId"
      ),
      person AS MATERIALIZED (
        SELECT person."id", person."sortName", json_build_object('slug', person."slug", 'name', person."name", 'meetings',
          json_build_object('edges', meetings."json")) AS "json"
        FROM (
          SELECT theirs."personId", json_agg(json_build_object('node', json_build_object(
            'slug', theirs."slug", 'name', theirs."name", 'agenda', coalesce(agenda."json", '[]'))) ORDER BY theirs."n") AS "json"
          FROM theirs LEFT JOIN agenda ON agenda."meetingId" = theirs."id" GROUP BY theirs."personId"
        ) AS meetings JOIN "Person" AS person ON person."id" = meetings."personId"
      )
      SELECT json_build_object('person', (
        SELECT json_build_object('slug', root."slug", 'name', root."name", 'meetings', json_build_object('edges', coalesce((
          SELECT json_agg(json_build_object('node', json_build_object('slug', mine."slug", 'name', mine."name", 'participations', coalesce((
            SELECT json_agg(json_build_object('role', part."role", 'person', person."json")
              ORDER BY part."role", part."attendance", person."sortName", part."id")
            FROM part LEFT JOIN person ON person."id" = part."personId" WHERE part."meetingId" = mine."id"
          ), '[]'))) ORDER BY mine."n") FROM mine
        ), '[]'))) FROM root))::text`,
  },
  peer: {
    document: `
      query Nested6($slug: String!) {
        person: personBySlug(slug: $slug) {
          slug
          name
          meetings: meetingListingsByEntityId(first: 5, ${listed}) { edges { node { listed: meetingByMeetingId {
            slug
            name
            participations: participationsByMeetingIdList(
              condition: { reviewStatus: ACCEPTED }
              orderBy: [ROLE_ASC, ATTENDANCE_ASC, PERSON_SORT_NAME_ASC, ROW_ID_ASC]
            ) {
              role
              person: personByPersonId {
                slug
                name
                meetings: meetingListingsByEntityId(first: 3, ${listed}) { edges { node { listed: meetingByMeetingId {
                  slug
                  name
                  agenda: agendaItemsByMeetingIdList(condition: { reviewStatus: ACCEPTED }, orderBy: [ISSUE_SORT_NAME_ASC, OUTCOME_ASC, ROW_ID_ASC]) {
                    outcome
                    issue: issueByIssueId { slug name }
                  }
                } } } }
              }
            }
          } } } }
        }
      }`,
    toOurs: unlisted,
  },
}
