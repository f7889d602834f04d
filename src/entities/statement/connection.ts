import { defineConnection } from '../../graphql/connections/connection.ts'
import { defineOrders } from '../../graphql/connections/orders.ts'
import { ofArticleTerms } from '../../graphql/connections/terms.ts'
import { StatementFilter } from './filter.ts'
import { Statement } from './node.ts'

export const StatementConnection = defineConnection(Statement, {
  model: 'Statement',
  rows: 'statements',
  filter: StatementFilter,
  orders: defineOrders('Statement', 'SAID_ON', {
    SAID_ON: {
      description: 'By the date on which they were made, then as they stand in the text.',
      terms: [
        { by: 'saidOnEarliest', type: 'date', nullable: true },
        { by: 'saidOnLatest', type: 'date', nullable: true },
        { by: 'articleId', type: 'uuid' },
        { by: 'start', type: 'integer' },
      ],
    },
    PUBLISHED_ON: { description: 'By the date of the article, then as they stand in the text.', terms: ofArticleTerms },
  }),
})
