import { defineConnection } from '../../graphql/connections/connection.ts'
import { defineOrders } from '../../graphql/connections/orders.ts'
import { countTerm, nameTerms } from '../../graphql/connections/terms.ts'
import { IssueFilter } from './filter.ts'
import { Issue } from './node.ts'

export const IssueConnection = defineConnection(Issue, {
  model: 'Issue',
  rows: 'issues',
  filter: IssueFilter,
  orders: defineOrders('Issue', 'NAME', {
    NAME: { description: 'By name, folded: case and diacritics count for nothing.', terms: nameTerms },
    MEETING_COUNT: {
      description: 'By the number of meetings that have it on the agenda.',
      terms: [countTerm('MeetingIssue', 'issueId')],
    },
    MENTION_COUNT: { description: 'By the number of mentions.', terms: [countTerm('Mention', 'issueId')] },
  }),
})
