import { type Order, type OrderTerm, orderBy } from './order.ts'

/** The terms of an order by the folded name of an entity. */
export const nameTerms: readonly OrderTerm[] = [{ by: 'sortName', type: 'text' }]

/** The terms of the order of meetings: by date, then by sequence within what they are parts of, then by name. */
export const meetingTerms: readonly OrderTerm[] = [
  { by: 'dateEarliest', type: 'date', nullable: true },
  { by: 'dateLatest', type: 'date', nullable: true },
  { by: 'sequence', type: 'integer', nullable: true },
  { by: 'sortName', type: 'text' },
]

/** The same for facts about meetings, by the meetings themselves. */
export const ofMeetingTerms: readonly OrderTerm[] = meetingTerms.map((term) => ({
  ...term,
  by: `SELECT "${term.by}" FROM "Meeting" WHERE "id" = node."meetingId"`,
}))

/** The terms of an order of spans: by the date of the article, then as they stand in the text. */
export const ofArticleTerms: readonly OrderTerm[] = [
  { by: 'SELECT "publishedOnEarliest" FROM "Article" WHERE "id" = node."articleId"', type: 'date' },
  { by: 'SELECT "publishedOnLatest" FROM "Article" WHERE "id" = node."articleId"', type: 'date' },
  { by: 'articleId', type: 'uuid' },
  { by: 'start', type: 'integer' },
]

/** The term of an order by how many rows of a table or view name the listed row. */
export const countTerm = (table: string, column: string): OrderTerm => ({
  by: `SELECT count(*) FROM "${table}" AS counted WHERE counted."${column}" = node."id"`,
  type: 'integer',
})

/** The order of spans as they stand in one article's text. */
export const byPosition: Order = orderBy('start', { by: 'start', type: 'integer' })
