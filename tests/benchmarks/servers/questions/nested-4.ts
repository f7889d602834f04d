import type { Question } from '../question.ts'
import { listed, unlisted } from './listings.ts'
import { sampleDays } from './sample.ts'
import { array, byDate, byPublication, nodes } from './sql.ts'

const positions = array(
  `json_build_object('title', office."title", 'organization',
    CASE WHEN office."slug" IS NOT NULL THEN json_build_object('slug', office."slug", 'name', office."name") END)`,
  `SELECT office."title", body."slug", body."name" FROM "Position" AS office LEFT JOIN "Organization" AS body ON body."id" = office."organizationId"
    WHERE office."personId" = part."personId" AND office."reviewStatus" = 'ACCEPTED'
    ORDER BY office."fromEarliest", office."title", office."id"`,
  'office',
)

const participations = array(
  `json_build_object('role', part."role", 'attendance', part."attendance", 'person',
    CASE WHEN part."slug" IS NOT NULL THEN json_build_object('slug', part."slug", 'name', part."name", 'positions', ${positions}) END)`,
  `SELECT part."role", part."attendance", part."personId", person."slug", person."name"
    FROM "Participation" AS part LEFT JOIN "Person" AS person ON person."id" = part."personId"
    WHERE part."meetingId" = meeting."id" AND part."reviewStatus" = 'ACCEPTED'
    ORDER BY part."role", part."attendance", person."sortName", part."id"`,
  'part',
)

const meetings = nodes(
  `json_build_object('slug', meeting."slug", 'name', meeting."name", 'participations', ${participations})`,
  `SELECT meeting."id", meeting."slug", meeting."name" FROM "ArticleMeeting" AS meeting
    WHERE meeting."entityId" = article."id" ORDER BY ${byDate} LIMIT 5`,
  'meeting',
)

/**
 * Articles → meetings → participations → persons → positions → organizations. By hand it is quickest level in level: with each level
 * as a common table expression the planner errs on their sizes, which took eight times as long.
 */
export const nested4: Question = {
  name: 'nested-4',
  operation: 'Nested4',
  document: `
    query Nested4($day: Date!) {
      articles(first: 10, filter: { publishedOn: { from: $day, certainty: CERTAIN } }) {
        edges { node {
          slug
          headline
          meetings(first: 5) { edges { node {
            slug
            name
            participations {
              role
              attendance
              person { slug name positions { title organization { slug name } } }
            }
          } } }
        } }
      }
    }`,
  variables: sampleDays('picked."day"::text AS "day"'),
  limit: {
    parameters: ['day'],
    sql: `
      SELECT json_build_object('articles', ${nodes(
        `json_build_object('slug', article."slug", 'headline', article."headline", 'meetings', ${meetings})`,
        `SELECT article."id", article."slug", article."headline" FROM "Article" AS article
          WHERE article."publishedOnEarliest" >= $1::date ORDER BY ${byPublication} LIMIT 10`,
        'article',
      )})::text`,
  },
  peer: {
    document: `
      query Nested4($day: Date!) {
        articles: allArticles(
          first: 10
          condition: { publishedFrom: $day }
          orderBy: [PUBLISHED_ON_EARLIEST_ASC, PUBLISHED_ON_LATEST_ASC, ROW_ID_ASC]
        ) {
          edges { node {
            slug
            headline
            meetings: meetingListingsByEntityId(first: 5, ${listed}) { edges { node { listed: meetingByMeetingId {
              slug
              name
              participations: participationsByMeetingIdList(
                condition: { reviewStatus: ACCEPTED }
                orderBy: [ROLE_ASC, ATTENDANCE_ASC, PERSON_SORT_NAME_ASC, ROW_ID_ASC]
              ) {
                role
                attendance
                person: personByPersonId {
                  slug
                  name
                  positions: positionsByPersonIdList(condition: { reviewStatus: ACCEPTED }, orderBy: [FROM_EARLIEST_ASC, TITLE_ASC, ROW_ID_ASC]) {
                    title
                    organization: organizationByOrganizationId { slug name }
                  }
                }
              }
            } } } }
          } }
        }
      }`,
    toOurs: unlisted,
  },
}
