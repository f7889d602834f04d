import { builder } from '../../graphql/builder.ts'
import { Organization } from '../organization/node.ts'
import { Person } from '../person/node.ts'

export const Agent = builder.unionType('Agent', {
  description: 'Who acts or speaks: a person or an organization (FOAF and PROV call both an agent).',
  types: [Person, Organization],
})
