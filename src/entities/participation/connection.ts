import { defineConnection } from '../../graphql/connections/connection.ts'
import { defineOrders } from '../../graphql/connections/orders.ts'
import { ofMeetingTerms } from '../../graphql/connections/terms.ts'
import { ParticipationFilter } from './filter.ts'
import { Participation } from './node.ts'

export const ParticipationConnection = defineConnection(Participation, {
  model: 'Participation',
  rows: 'participations',
  filter: ParticipationFilter,
  orders: defineOrders('Participation', 'MEETING_DATE', {
    MEETING_DATE: { description: 'By the date of the meeting.', terms: ofMeetingTerms },
  }),
})
