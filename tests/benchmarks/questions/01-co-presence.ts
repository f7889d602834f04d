import { coPresence, mostMetPair } from './meeting.ts'
import type { Question } from './question.ts'

/** Of the two who met most often. */
export const question: Question = {
  operation: '01-co-presence',
  choose: mostMetPair('20 AS "first"'),
  parameters: ['one', 'other', 'first'],
  sql: coPresence(),
}
