import { defineConnection } from '../../graphql/connections/connection.ts'
import { defineOrders } from '../../graphql/connections/orders.ts'
import { ofMeetingTerms } from '../../graphql/connections/terms.ts'
import { AgendaItemFilter } from './filter.ts'
import { AgendaItem } from './node.ts'

export const AgendaItemConnection = defineConnection(AgendaItem, {
  model: 'AgendaItem',
  rows: 'agenda items',
  filter: AgendaItemFilter,
  orders: defineOrders('AgendaItem', 'MEETING_DATE', {
    MEETING_DATE: { description: 'By the date of the meeting.', terms: ofMeetingTerms },
  }),
})
