import { defineConnection } from '../../graphql/connections/connection.ts'
import { defineOrders } from '../../graphql/connections/orders.ts'
import { countTerm, nameTerms } from '../../graphql/connections/terms.ts'
import { PersonFilter } from './filter.ts'
import { Person } from './node.ts'

export const PersonConnection = defineConnection(Person, {
  model: 'Person',
  rows: 'persons',
  filter: PersonFilter,
  orders: defineOrders('Person', 'NAME', {
    NAME: { description: 'By name, folded: case and diacritics count for nothing.', terms: nameTerms },
    MEETING_COUNT: {
      description: 'By the number of meetings that the person has a part in.',
      terms: [countTerm('MeetingPerson', 'personId')],
    },
    MENTION_COUNT: { description: 'By the number of mentions.', terms: [countTerm('Mention', 'personId')] },
  }),
})
