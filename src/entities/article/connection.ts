import { defineConnection } from '../../graphql/connections/connection.ts'
import { defineOrders } from '../../graphql/connections/orders.ts'
import { countTerm } from '../../graphql/connections/terms.ts'
import { ArticleFilter } from './filter.ts'
import { Article } from './node.ts'

export const ArticleConnection = defineConnection(Article, {
  model: 'Article',
  rows: 'articles',
  filter: ArticleFilter,
  orders: defineOrders('Article', 'PUBLISHED_ON', {
    PUBLISHED_ON: {
      description: 'By date of publication.',
      terms: [
        { by: 'publishedOnEarliest', type: 'date' },
        { by: 'publishedOnLatest', type: 'date' },
      ],
    },
    ADDED_AT: {
      description: 'By when they were added to this knowledge base.',
      terms: [{ by: 'addedAt', type: 'timestamptz' }],
    },
    HEADLINE: { description: 'By headline.', terms: [{ by: 'headline', type: 'text', nullable: true }] },
    MENTION_COUNT: { description: 'By the number of mentions.', terms: [countTerm('Mention', 'articleId')] },
  }),
})
