import { builder } from '../../graphql/builder.ts'
import { oneOfField } from '../../graphql/one-of-field.ts'
import { Agent } from '../agent/node.ts'
import { Fact, factColumns } from '../fact/node.ts'
import { AgendaOutcome } from './enums.ts'

export const AgendaItem = builder.prismaNode('AgendaItem', {
  id: { field: 'id' },
  select: factColumns,
  interfaces: [Fact],
  description: 'That an issue was, or is to be, dealt with at a meeting.',
  fields: (t) => ({
    meeting: t.relation('meeting', { description: 'The meeting.' }),
    issue: t.relation('issue', { description: 'The issue.' }),
    outcome: t.expose('outcome', { type: AgendaOutcome, description: 'How it was dealt with.' }),
    raisedBy: oneOfField(t, {
      type: Agent,
      nullable: true,
      description: 'Who brought it up, where the source says it.',
      columns: { Person: 'raisedByPersonId', Organization: 'raisedByOrganizationId' },
    }),
  }),
})
