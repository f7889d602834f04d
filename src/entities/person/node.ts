import { builder } from '../../graphql/builder.ts'
import { plainList } from '../../graphql/plain-list.ts'
import { Entity, entityColumns } from '../entity/node.ts'

export const Person = builder.prismaNode('Person', {
  id: { field: 'id' },
  select: entityColumns,
  interfaces: [Entity],
  description: 'A person whom articles name.',
  fields: (t) => ({
    positions: t.relation('positions', {
      query: plainList({ orderBy: [{ fromEarliest: 'asc' }, { title: 'asc' }, { id: 'asc' }] }),
      description:
        'The offices and capacities in which articles name the person, by start, then by title. At most 1,000.',
    }),
  }),
})
