import { byDate, date, named, page } from './fragments.ts'
import { participantAsWritten, participations, placesOfReport, reports } from './meeting.ts'
import type { Question } from './question.ts'

/** The first or last date on which an article that supports a fact was published. */
const reported = (direction: 'ASC' | 'DESC') =>
  `(array_agg(article."publishedOn" ORDER BY article."publishedOnEarliest" ${direction}, article."publishedOnLatest" ${direction}) FILTER (WHERE citation."stance" = 'SUPPORTS'))[1]`

/** Of all times. */
export const question: Question = {
  operation: '06-ghost-meetings',
  choose: `SELECT ARRAY['PLANNED', 'DECLINED'] AS "status", 20 AS "first"`,
  parameters: ['status', 'first'],
  sql: `
    WITH ghost AS MATERIALIZED (
      SELECT meeting."id", current."status", current."date", row_number() OVER (ORDER BY ${byDate}) AS "n"
      FROM "Meeting" meeting JOIN "MeetingReport" current ON current."id" = meeting."currentReportId"
      WHERE current."status" = ANY ($1::"MeetingStatus"[])
        AND NOT EXISTS (SELECT FROM "MeetingReport" held WHERE held."meetingId" = meeting."id" AND held."status" = 'HELD' AND held."reviewStatus" = 'ACCEPTED')
    )
    SELECT json_build_object('meetings', ${page(
      'ghost',
      '$2',
      `json_build_object('slug', meeting."slug", 'name', meeting."name", 'status', ghost."status", 'date', ${date('ghost."date"')}, 'partOf', ${named('whole')},
        'reports', ${reports({
          fields: `${placesOfReport}'declinedBy', ${named('refuser')}, 'firstReportedOn', ${date('evidence."first"')}, 'lastReportedOn', ${date('evidence."last"')}, `,
          aggregates: `${reported('ASC')} AS "first", ${reported('DESC')} AS "last",`,
          joins: 'LEFT JOIN "Organization" refuser ON refuser."id" = report."declinedById"',
        })},
        'participations', ${participations(participantAsWritten)})`,
      '',
      'JOIN "Meeting" meeting ON meeting."id" = ghost."id" LEFT JOIN "Meeting" whole ON whole."id" = meeting."partOfId"',
    )})`,
}
