import { defineConnection } from '../../graphql/connections/connection.ts'
import { byName } from '../../graphql/connections/order.ts'
import { Organization } from './node.ts'

export const OrganizationConnection = defineConnection(Organization, {
  model: 'Organization',
  rows: 'organizations',
  order: byName('Organization'),
})
