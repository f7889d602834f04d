import { evidence, evidenceFields } from './evidence.ts'
import { busiestIssue, byDate, connection, date, issueSubtree, named, page } from './fragments.ts'
import { raisedBy } from './meeting.ts'
import type { Question } from './question.ts'

/** The first twenty facts of a kind about the meeting, in an order. */
const about = (table: string, order: string, isOnIssue: string) => `(
  SELECT * FROM "${table}" fact WHERE fact."meetingId" = ledger."id" AND fact."reviewStatus" = 'ACCEPTED' AND ${isOnIssue}
  ORDER BY ${order} LIMIT 20)`

const byAddition = 'fact."addedAt", fact."id"'
const bySaying = 'fact."saidOnEarliest", fact."saidOnLatest", fact."articleId", fact."start", fact."id"'

const agenda = `(
  SELECT ${connection(
    `json_build_object('issue', ${named('issue')}, 'outcome', item."outcome", ${raisedBy.field}, ${evidenceFields})`,
    byAddition.replaceAll('fact', 'item'),
  )}
  FROM ${about('AgendaItem', byAddition, 'fact."issueId" IN (SELECT "id" FROM subtree)')} item
  JOIN "Issue" issue ON issue."id" = item."issueId" ${raisedBy.joins} ${evidence('AgendaItem', 'item')})`

const statements = `(
  SELECT ${connection(
    `json_build_object('text', said."text", 'kind', said."kind", 'saidOn', ${date('said."saidOn"')}, 'speaker', ${named('speaker')},
      'speakerAsWritten', said."speakerAsWritten", 'organization', ${named('organization')}, ${evidenceFields})`,
    bySaying.replaceAll('fact', 'said'),
  )}
  FROM ${about('Statement', bySaying, 'EXISTS (SELECT FROM "StatementIssue" tie WHERE tie."statementId" = fact."id" AND tie."issueId" IN (SELECT "id" FROM subtree))')} said
  LEFT JOIN "Person" speaker ON speaker."id" = said."speakerId" LEFT JOIN "Organization" organization ON organization."id" = said."organizationId"
  ${evidence('Statement', 'said')})`

/** Of the issue that most meetings have on the agenda. */
export const question: Question = {
  operation: '05-issue-ledger',
  choose: busiestIssue('MeetingIssue', 'meetingId', '20 AS "first"'),
  parameters: ['issue', 'first'],
  sql: `
    WITH RECURSIVE ${issueSubtree('$1')}, ledger AS MATERIALIZED (
      SELECT meeting."id", row_number() OVER (ORDER BY ${byDate}) AS "n" FROM "Meeting" meeting
      WHERE meeting."id" IN (
        SELECT item."meetingId" FROM subtree JOIN "AgendaItem" item ON item."issueId" = subtree."id" AND item."reviewStatus" = 'ACCEPTED')
    )
    SELECT json_build_object(
      'issue', (
        SELECT json_build_object('name', issue."name", 'broader', ${named('broader')})
        FROM "Issue" issue LEFT JOIN "Issue" broader ON broader."id" = issue."broaderId" WHERE issue."slug" = $1),
      'meetings', ${page(
        'ledger',
        '$2',
        `json_build_object('slug', meeting."slug", 'name', meeting."name", 'status', current."status", 'date', ${date('current."date"')},
          'facts', ${agenda}, 'statements', ${statements})`,
        '',
        'JOIN "Meeting" meeting ON meeting."id" = ledger."id" LEFT JOIN "MeetingReport" current ON current."id" = meeting."currentReportId"',
      )})`,
}
