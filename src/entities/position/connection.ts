import { defineConnection } from '../../graphql/connections/connection.ts'
import { defineOrders } from '../../graphql/connections/orders.ts'
import { PositionFilter } from './filter.ts'
import { Position } from './node.ts'

export const PositionConnection = defineConnection(Position, {
  model: 'Position',
  rows: 'positions',
  filter: PositionFilter,
  orders: defineOrders('Position', 'TITLE', {
    TITLE: { description: 'By title.', terms: [{ by: 'title', type: 'text' }] },
    FROM: {
      description: 'By when the person took office.',
      terms: [
        { by: 'fromEarliest', type: 'date', nullable: true },
        { by: 'fromLatest', type: 'date', nullable: true },
      ],
    },
  }),
})
