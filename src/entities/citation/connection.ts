import { defineConnection } from '../../graphql/connections/connection.ts'
import { defineOrders } from '../../graphql/connections/orders.ts'
import { ofArticleTerms } from '../../graphql/connections/terms.ts'
import { CitationFilter } from './filter.ts'
import { Citation } from './node.ts'

export const CitationConnection = defineConnection(Citation, {
  model: 'Citation',
  rows: 'citations',
  filter: CitationFilter,
  orders: defineOrders('Citation', 'PUBLISHED_ON', {
    PUBLISHED_ON: { description: 'By the date of the article, then as they stand in the text.', terms: ofArticleTerms },
  }),
})
