import { builder } from '../../graphql/builder.ts'
import { Entity, entityColumns } from '../entity/node.ts'

export const Issue = builder.prismaNode('Issue', {
  id: { field: 'id' },
  select: entityColumns,
  interfaces: [Entity],
  description: 'What is under discussion. Issues form a tree (SKOS): the Taiwan Strait under Taiwan.',
  fields: (t) => ({
    broader: t.relation('broader', { nullable: true, description: 'The issue right above it (skos:broader).' }),
  }),
})
