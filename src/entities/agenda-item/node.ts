import { builder } from '../../graphql/builder.ts'
import { Agent, findAgent } from '../agent/node.ts'
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
    raisedBy: t.field({
      type: Agent,
      nullable: true,
      description: 'Who brought it up, where the source says it.',
      select: { raisedByPersonId: true, raisedByOrganizationId: true },
      resolve: ({ raisedByPersonId: personId, raisedByOrganizationId: organizationId }, _args, context, info) =>
        findAgent(context, info, { personId, organizationId }),
    }),
  }),
})
