import { builder } from '../../graphql/builder.ts'
import { PartialDate } from '../../graphql/partial-date.ts'
import { Fact, factColumns } from '../fact/node.ts'

export const Position = builder.prismaNode('Position', {
  id: { field: 'id' },
  select: factColumns,
  interfaces: [Fact],
  description: 'That a person holds or held an office: the capacity in which an article names the person is one.',
  fields: (t) => ({
    person: t.relation('person', { description: 'The person.' }),
    title: t.exposeString('title', {
      description: 'The canonical title; its wording stands in the citations: `Deputy Secretary of State`.',
    }),
    organization: t.relation('organization', { nullable: true, description: 'The organization in which it is held.' }),
    from: t.expose('from', { type: PartialDate, nullable: true, description: 'Since when, where a source says it.' }),
    to: t.expose('to', { type: PartialDate, nullable: true, description: 'Until when, where a source says it.' }),
  }),
})
