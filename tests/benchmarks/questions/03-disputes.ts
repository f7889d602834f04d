import { citations, evidence, type FactTable } from './evidence.ts'
import { date, list, named, places, uncountedPage } from './fragments.ts'
import type { Question } from './question.ts'

const quotes = { most: 20 }

const report = (alias: string) =>
  `'status', ${alias}."status", 'date', ${date(`${alias}."date"`)}, 'places', ${places(`${alias}."id"`)}`

const contradictedBy = `'contradictedBy', (
  SELECT ${list(
    `json_build_object(${report('other')}, 'citations', (
      SELECT ${citations(quotes)} FROM "Citation" citation JOIN "Article" article ON article."id" = citation."articleId" WHERE citation."meetingReportId" = other."id"))`,
    'other."dateEarliest", other."dateLatest", other."id"',
  )}
  FROM "ReportConflict" conflict JOIN "MeetingReport" other ON other."id" = conflict."otherId" WHERE conflict."reportId" = fact."id")`

/** The disputed facts of one kind about the meeting. */
const disputed = (table: FactTable, fields: string, joins = '') => `
  SELECT fact."id", fact."addedAt", json_build_object('__typename', '${table}', ${fields},
    'sourceCount', evidence."sourceCount", 'citations', evidence."citations") AS "node"
  FROM meeting JOIN "${table}" fact ON fact."meetingId" = meeting."id" AND fact."reviewStatus" = 'ACCEPTED' ${joins}
  ${evidence(table, 'fact', quotes)}
  WHERE evidence."isDisputed"`

/** Of the meeting about which most facts are disputed. */
export const question: Question = {
  operation: '03-disputes',
  choose: `
    SELECT meeting."slug" AS "meeting", 20 AS "first"
    FROM "DisputedFact" JOIN "MeetingFact" USING ("factId") JOIN "Meeting" meeting ON meeting."id" = "meetingId"
    GROUP BY meeting."slug" ORDER BY count(*) DESC, meeting."slug" LIMIT 1`,
  parameters: ['meeting', 'first'],
  sql: `
    WITH meeting AS (SELECT * FROM "Meeting" WHERE "slug" = $1), fact AS MATERIALIZED (
      ${disputed('MeetingReport', `${report('fact')}, ${contradictedBy}`)}
      UNION ALL ${disputed(
        'Participation',
        `'person', ${named('person')}, 'asWritten', fact."asWritten", 'role', fact."role", 'attendance', fact."attendance"`,
        'LEFT JOIN "Person" person ON person."id" = fact."personId"',
      )}
      UNION ALL ${disputed(
        'AgendaItem',
        `'issue', ${named('issue')}, 'outcome', fact."outcome"`,
        'JOIN "Issue" issue ON issue."id" = fact."issueId"',
      )}
      UNION ALL ${disputed(
        'Statement',
        `'text', fact."text", 'speaker', ${named('speaker')}`,
        'LEFT JOIN "Person" speaker ON speaker."id" = fact."speakerId"',
      )}
    ), numbered AS (SELECT *, row_number() OVER (ORDER BY "addedAt", "id") AS "n" FROM fact)
    SELECT json_build_object('meeting', (
      SELECT json_build_object('name', meeting."name", 'status', current."status", 'date', ${date('current."date"')},
        'facts', ${uncountedPage('numbered', '$2', 'numbered."node"')})
      FROM meeting LEFT JOIN "MeetingReport" current ON current."id" = meeting."currentReportId"))`,
}
