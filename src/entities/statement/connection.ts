import { defineConnection } from '../../graphql/connections/connection.ts'
import { byPosition, orderBy } from '../../graphql/connections/order.ts'
import { Statement } from './node.ts'

/** As they stand in one article. */
export const statementsByPosition = byPosition('Statement')

export const StatementConnection = defineConnection(Statement, {
  model: 'Statement',
  rows: 'statements',
  order: orderBy(
    'Statement.saidOn',
    { by: 'saidOnEarliest', type: 'date', nullable: true },
    { by: 'saidOnLatest', type: 'date', nullable: true },
    { by: 'articleId', type: 'uuid' },
    { by: 'start', type: 'integer' },
  ),
})
