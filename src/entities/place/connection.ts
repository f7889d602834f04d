import { defineConnection } from '../../graphql/connections/connection.ts'
import { defineOrders } from '../../graphql/connections/orders.ts'
import { countTerm, nameTerms } from '../../graphql/connections/terms.ts'
import { PlaceFilter } from './filter.ts'
import { Place } from './node.ts'

export const PlaceConnection = defineConnection(Place, {
  model: 'Place',
  rows: 'places',
  filter: PlaceFilter,
  orders: defineOrders('Place', 'NAME', {
    NAME: { description: 'By name, folded: case and diacritics count for nothing.', terms: nameTerms },
    MEETING_COUNT: {
      description: 'By the number of meetings right there.',
      terms: [countTerm('MeetingPlace', 'placeId')],
    },
    MENTION_COUNT: { description: 'By the number of mentions.', terms: [countTerm('Mention', 'placeId')] },
  }),
})
