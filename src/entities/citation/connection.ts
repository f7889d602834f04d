import { defineConnection } from '../../graphql/connections/connection.ts'
import { byArticleDate } from '../../graphql/connections/order.ts'
import { Citation } from './node.ts'

export const CitationConnection = defineConnection(Citation, {
  model: 'Citation',
  rows: 'citations',
  order: byArticleDate('Citation'),
})
