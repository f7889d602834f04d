import { factTables } from './evidence.ts'
import { factNode } from './fact-page.ts'
import { date, list, named } from './fragments.ts'
import type { Question } from './question.ts'

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const addedAt = `'addedAt', ${instant('fact."addedAt"')}`
const ofMeeting = {
  field: `${addedAt}, 'meeting', ${named('meeting')}`,
  join: 'JOIN "Meeting" meeting ON meeting."id" = fact."meetingId"',
}
const personJoin = 'LEFT JOIN "Person" person ON person."id" = fact."personId"'

const node = factNode(
  {
    MeetingReport: {
      fields: `${ofMeeting.field}, 'status', fact."status", 'date', ${date('fact."date"')}`,
      joins: ofMeeting.join,
    },
    Participation: {
      fields: `${ofMeeting.field}, 'person', ${named('person')}, 'asWritten', fact."asWritten", 'attendance', fact."attendance"`,
      joins: `${ofMeeting.join} ${personJoin}`,
    },
    AgendaItem: {
      fields: `${ofMeeting.field}, 'issue', ${named('issue')}, 'outcome', fact."outcome"`,
      joins: `${ofMeeting.join} JOIN "Issue" issue ON issue."id" = fact."issueId"`,
    },
    Position: { fields: `${addedAt}, 'holder', ${named('person')}, 'title', fact."title"`, joins: personJoin },
    Statement: {
      fields: `${addedAt}, 'speaker', ${named('speaker')}, 'speakerAsWritten', fact."speakerAsWritten", 'text', fact."text"`,
      joins: 'LEFT JOIN "Person" speaker ON speaker."id" = fact."speakerId"',
    },
  },
  'latest',
)

const added = `"reviewStatus" = 'ACCEPTED' AND "addedAt" >= $1::timestamptz`

/** The first facts of each kind, of which the first of all are some: a kind with an index on the time need not be sorted. */
const first = Object.keys(factTables)
  .map(
    (table) =>
      `(SELECT "id", "addedAt", '${table}' AS "type" FROM "${table}" WHERE ${added} ORDER BY "addedAt", "id" LIMIT $2)`,
  )
  .join(' UNION ALL ')

const total = Object.keys(factTables)
  .map((table) => `(SELECT count(*) FROM "${table}" WHERE ${added})`)
  .join(' + ')

const pageOf = (count: string, edges: string) => `json_build_object(
  'totalCount', ${count}, 'pageInfo', json_build_object('hasNextPage', ${count} > $2), 'edges', ${edges})`

/** Since the second half of the articles was added. */
export const question: Question = {
  operation: '12-whats-new',
  choose: `SELECT ${instant('max("addedAt")')} AS "since", 20 AS "first" FROM "Article"`,
  parameters: ['since', 'first'],
  sql: `
    WITH latest AS MATERIALIZED (SELECT * FROM (${first}) AS first ORDER BY "addedAt", "id" LIMIT $2),
    total AS MATERIALIZED (SELECT ${total} AS "facts", (SELECT count(*) FROM "Article" WHERE "addedAt" >= $1::timestamptz) AS "articles"),
    article AS MATERIALIZED (SELECT * FROM "Article" WHERE "addedAt" >= $1::timestamptz ORDER BY "addedAt", "id" LIMIT $2)
    SELECT json_build_object(
      'articles', ${pageOf(
        'total."articles"',
        `(SELECT ${list(
          `json_build_object('node', json_build_object('slug', article."slug", 'headline', article."headline", 'addedAt', ${instant('article."addedAt"')},
            'publishedOn', ${date('article."publishedOn"')}, 'publisher', ${named('publisher')}))`,
          'article."addedAt", article."id"',
        )} FROM article LEFT JOIN "Organization" publisher ON publisher."id" = article."publisherId")`,
      )},
      'facts', ${pageOf('total."facts"', `(SELECT ${list(`json_build_object('node', ${node})`, 'latest."addedAt", latest."id"')} FROM latest)`)})
    FROM total`,
}
