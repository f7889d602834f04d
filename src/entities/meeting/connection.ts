import { defineConnection } from '../../graphql/connections/connection.ts'
import { orderBy } from '../../graphql/connections/order.ts'
import { Meeting } from './node.ts'

export const MeetingConnection = defineConnection(Meeting, {
  model: 'Meeting',
  rows: 'meetings',
  order: orderBy(
    'Meeting.date',
    { by: 'dateEarliest', type: 'date', nullable: true },
    { by: 'dateLatest', type: 'date', nullable: true },
    { by: 'sequence', type: 'integer', nullable: true },
    { by: 'sortName', type: 'text' },
  ),
})
