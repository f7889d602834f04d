import { defineConnection } from '../../graphql/connections/connection.ts'
import { defineOrders } from '../../graphql/connections/orders.ts'
import { countTerm, meetingTerms, nameTerms } from '../../graphql/connections/terms.ts'
import { MeetingFilter } from './filter.ts'
import { Meeting } from './node.ts'

export const MeetingConnection = defineConnection(Meeting, {
  model: 'Meeting',
  rows: 'meetings',
  filter: MeetingFilter,
  orders: defineOrders('Meeting', 'DATE', {
    DATE: { description: 'By date, then by sequence in what they are parts of, then by name.', terms: meetingTerms },
    NAME: { description: 'By name, folded: case and diacritics count for nothing.', terms: nameTerms },
    PARTICIPANT_COUNT: {
      description: 'By the number of persons who have a part.',
      terms: [countTerm('MeetingPerson', 'meetingId')],
    },
  }),
})
