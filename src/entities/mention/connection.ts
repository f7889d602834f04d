import { defineConnection } from '../../graphql/connections/connection.ts'
import { byArticleDate, byPosition } from '../../graphql/connections/order.ts'
import { Mention } from './node.ts'

/** As they stand in one article. */
export const mentionsByPosition = byPosition('Mention')

export const MentionConnection = defineConnection(Mention, {
  model: 'Mention',
  rows: 'mentions',
  order: byArticleDate('Mention'),
})
