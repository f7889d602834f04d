import { defineConnection } from '../../graphql/connections/connection.ts'
import { defineOrders } from '../../graphql/connections/orders.ts'
import { ofArticleTerms } from '../../graphql/connections/terms.ts'
import { MentionFilter } from './filter.ts'
import { Mention } from './node.ts'

export const MentionConnection = defineConnection(Mention, {
  model: 'Mention',
  rows: 'mentions',
  filter: MentionFilter,
  orders: defineOrders('Mention', 'PUBLISHED_ON', {
    PUBLISHED_ON: { description: 'By the date of the article, then as they stand in the text.', terms: ofArticleTerms },
  }),
})
