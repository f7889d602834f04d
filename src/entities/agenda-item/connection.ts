import { defineConnection } from '../../graphql/connections/connection.ts'
import { byMeetingDate } from '../../graphql/connections/order.ts'
import { AgendaItem } from './node.ts'

export const AgendaItemConnection = defineConnection(AgendaItem, {
  model: 'AgendaItem',
  rows: 'agenda items',
  order: byMeetingDate('AgendaItem'),
})
