import { defineConnection } from '../../graphql/connections/connection.ts'
import { orderBy } from '../../graphql/connections/order.ts'
import { Position } from './node.ts'

export const PositionConnection = defineConnection(Position, {
  model: 'Position',
  rows: 'positions',
  order: orderBy('Position.title', { by: 'title', type: 'text' }),
})
