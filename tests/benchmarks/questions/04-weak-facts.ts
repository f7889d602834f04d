import { sourceCount } from './evidence.ts'
import { factNode } from './fact-page.ts'
import { busiestIssue, issueSubtree, named, uncountedPage } from './fragments.ts'
import type { Question } from './question.ts'

const node = (rows: string) =>
  factNode(
    {
      AgendaItem: {
        fields: `'issue', ${named('issue')}, 'meeting', ${named('meeting')}, 'outcome', fact."outcome"`,
        joins:
          'JOIN "Issue" issue ON issue."id" = fact."issueId" JOIN "Meeting" meeting ON meeting."id" = fact."meetingId"',
      },
      Statement: {
        fields: `'text', fact."text", 'speaker', ${named('speaker')}, 'speakerAsWritten', fact."speakerAsWritten", 'organization', ${named('organization')}`,
        joins:
          'LEFT JOIN "Person" speaker ON speaker."id" = fact."speakerId" LEFT JOIN "Organization" organization ON organization."id" = fact."organizationId"',
      },
    },
    rows,
  )

/** A fact of which every supporting article names nobody on whose word it has it. */
const isUnnamed = `coalesce(bool_and(citation."attributedAsWritten" IS NOT NULL AND num_nonnulls(citation."attributedToPersonId", citation."attributedToOrganizationId") = 0)
  FILTER (WHERE citation."stance" = 'SUPPORTS'), FALSE)`

const numbered = (condition: string) =>
  `SELECT "id", "type", row_number() OVER (ORDER BY "addedAt", "id") AS "n" FROM fact WHERE ${condition}`

/** On the issue with most facts. */
export const question: Question = {
  operation: '04-weak-facts',
  choose: busiestIssue('IssueFact', 'factId', '10 AS "first"'),
  parameters: ['issue', 'first'],
  sql: `
    WITH RECURSIVE ${issueSubtree('$1')}, fact AS MATERIALIZED (
      SELECT item."id", item."addedAt", 'AgendaItem' AS "type", ${sourceCount} AS "sourceCount", ${isUnnamed} AS "isUnnamed"
      FROM subtree JOIN "AgendaItem" item ON item."issueId" = subtree."id" AND item."reviewStatus" = 'ACCEPTED'
      LEFT JOIN "Citation" citation ON citation."agendaItemId" = item."id" LEFT JOIN "Article" article ON article."id" = citation."articleId"
      GROUP BY item."id"
      UNION ALL
      SELECT said."id", said."addedAt", 'Statement', ${sourceCount}, said."speakerId" IS NULL AND said."speakerAsWritten" IS NOT NULL
      FROM "Statement" said
      LEFT JOIN "Citation" citation ON citation."statementId" = said."id" LEFT JOIN "Article" article ON article."id" = citation."articleId"
      WHERE said."reviewStatus" = 'ACCEPTED'
        AND said."id" IN (SELECT tie."statementId" FROM subtree JOIN "StatementIssue" tie ON tie."issueId" = subtree."id")
      GROUP BY said."id"
    ), single AS (${numbered('"sourceCount" <= 1')}), unnamed AS (${numbered('"isUnnamed"')})
    SELECT json_build_object(
      'singleSource', ${uncountedPage('single', '$2', node('single'))},
      'unnamedSpeakers', ${uncountedPage('unnamed', '$2', node('unnamed'))})`,
}
