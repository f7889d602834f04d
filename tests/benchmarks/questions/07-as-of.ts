import { coPresence, mostMetPair } from './meeting.ts'
import type { Question } from './question.ts'

/** Of the two who met most often, on the day by which half of the articles were published. */
export const question: Question = {
  operation: '07-as-of',
  choose: mostMetPair(
    `20 AS "first", (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY "publishedOnLatest") FROM "Article")::text AS "day"`,
  ),
  parameters: ['one', 'other', 'first', 'day'],
  sql: coPresence('$4::date'),
}
