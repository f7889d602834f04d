import { builder } from '../../graphql/builder.ts'
import { Entity, entityColumns } from '../entity/node.ts'
import { OrganizationKind } from './enums.ts'

export const Organization = builder.prismaNode('Organization', {
  id: { field: 'id' },
  select: entityColumns,
  interfaces: [Entity],
  description: 'A government, ministry, agency, alliance, news outlet or other body.',
  fields: (t) => ({
    kind: t.expose('kind', { type: OrganizationKind, description: 'What it is.' }),
    parent: t.relation('parent', {
      nullable: true,
      description: 'The organization that it is a part of: the US government for the State Department.',
    }),
    country: t.relation('country', { nullable: true, description: 'The country whose body it is.' }),
  }),
})
