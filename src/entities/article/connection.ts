import { defineConnection } from '../../graphql/connections/connection.ts'
import { orderBy } from '../../graphql/connections/order.ts'
import { Article } from './node.ts'

export const ArticleConnection = defineConnection(Article, {
  model: 'Article',
  rows: 'articles',
  order: orderBy(
    'Article.publishedOn',
    { by: 'publishedOnEarliest', type: 'date' },
    { by: 'publishedOnLatest', type: 'date' },
  ),
})
