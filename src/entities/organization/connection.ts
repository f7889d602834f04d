import { defineConnection } from '../../graphql/connections/connection.ts'
import { defineOrders } from '../../graphql/connections/orders.ts'
import { countTerm, nameTerms } from '../../graphql/connections/terms.ts'
import { OrganizationFilter } from './filter.ts'
import { Organization } from './node.ts'

export const OrganizationConnection = defineConnection(Organization, {
  model: 'Organization',
  rows: 'organizations',
  filter: OrganizationFilter,
  orders: defineOrders('Organization', 'NAME', {
    NAME: { description: 'By name, folded: case and diacritics count for nothing.', terms: nameTerms },
    MEETING_COUNT: {
      description: 'By the number of meetings in which it took part or was represented.',
      terms: [countTerm('MeetingOrganization', 'organizationId')],
    },
    MENTION_COUNT: { description: 'By the number of mentions.', terms: [countTerm('Mention', 'organizationId')] },
  }),
})
