import { defineConnection } from '../../graphql/connections/connection.ts'
import { byMeetingDate } from '../../graphql/connections/order.ts'
import { Participation } from './node.ts'

export const ParticipationConnection = defineConnection(Participation, {
  model: 'Participation',
  rows: 'participations',
  order: byMeetingDate('Participation'),
})
