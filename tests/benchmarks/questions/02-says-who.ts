import { evidence, evidenceFields } from './evidence.ts'
import { busiestIssue, connection, date, issueSubtree, list, named } from './fragments.ts'
import type { Question } from './question.ts'

/** The first five issues of a statement. */
const issues = `(
  SELECT ${connection(`json_build_object('name', tied."name")`, 'tied."sortName", tied."id"')} FROM (
    SELECT issue."name", issue."sortName", issue."id" FROM "StatementIssue" tie JOIN "Issue" issue ON issue."id" = tie."issueId"
    WHERE tie."statementId" = said."id" ORDER BY issue."sortName", issue."id" LIMIT 5
  ) AS tied
)`

const statement = `json_build_object(
  'kind', said."kind", 'text', said."text", 'start', said."start", 'end', said."end", 'saidOn', ${date('said."saidOn"')},
  'speaker', ${named('speaker')}, 'speakerAsWritten', said."speakerAsWritten", 'organization', ${named('organization')},
  'issues', ${issues},
  ${evidenceFields})`

/** On the issue on which most is said. */
export const question: Question = {
  operation: '02-says-who',
  choose: busiestIssue('StatementIssue', 'statementId', '3 AS "first"'),
  parameters: ['issue', 'first'],
  sql: `
    WITH RECURSIVE ${issueSubtree('$1')}, spoken AS MATERIALIZED (
      SELECT node."id", side."countryId", count(*) OVER (PARTITION BY side."countryId") AS "total", row_number() OVER (
        PARTITION BY side."countryId" ORDER BY node."saidOnEarliest", node."saidOnLatest", node."articleId", node."start", node."id") AS "n"
      FROM "Statement" node LEFT JOIN "OrganizationSide" side ON side."organizationId" = node."organizationId"
      WHERE node."reviewStatus" = 'ACCEPTED'
        AND node."id" IN (SELECT tie."statementId" FROM subtree JOIN "StatementIssue" tie ON tie."issueId" = subtree."id")
    ), side AS (
      SELECT spoken."countryId", json_build_object('totalCount', spoken."total", 'edges', ${list(`json_build_object('node', ${statement})`, 'spoken."n"')}) AS "statements"
      FROM spoken JOIN "Statement" said ON said."id" = spoken."id"
      LEFT JOIN "Person" speaker ON speaker."id" = said."speakerId"
      LEFT JOIN "Organization" organization ON organization."id" = said."organizationId"
      ${evidence('Statement', 'said', { attributedTo: true })}
      WHERE spoken."n" <= $2 GROUP BY spoken."countryId", spoken."total"
    )
    SELECT json_build_object('issue', (
      SELECT json_build_object('name', issue."name", 'broader', ${named('broader')}, 'sides', (
        SELECT ${list(`json_build_object('country', ${named('country')}, 'statements', side."statements")`, 'country."sortName", country."id"')}
        FROM side LEFT JOIN "Place" country ON country."id" = side."countryId"))
      FROM "Issue" issue LEFT JOIN "Issue" broader ON broader."id" = issue."broaderId" WHERE issue."slug" = $1))`,
}
