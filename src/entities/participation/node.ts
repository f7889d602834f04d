import { builder } from '../../graphql/builder.ts'
import { Fact, factColumns } from '../fact/node.ts'
import { Attendance, ParticipationRole } from './enums.ts'

export const Participation = builder.prismaNode('Participation', {
  id: { field: 'id' },
  select: factColumns,
  interfaces: [Fact],
  description:
    'That somebody takes part in a meeting. The participant is a person, an organization that came as such, or a group as the text calls it: one of `person`, `organization` and `asWritten` is there.',
  fields: (t) => ({
    meeting: t.relation('meeting', {
      description: 'The meeting. Taking part in it does not make one present at the whole of which it is a part.',
    }),
    person: t.relation('person', { nullable: true, description: 'The person who takes part.' }),
    organization: t.relation('organization', {
      nullable: true,
      description: 'The organization that takes part as such, with no person named.',
    }),
    asWritten: t.exposeString('asWritten', {
      nullable: true,
      description: 'A group or unnamed participant in the words of the text: "representatives from various sectors".',
    }),
    representing: t.relation('representing', { nullable: true, description: 'For whom the participant stands.' }),
    capacity: t.exposeString('capacity', {
      nullable: true,
      description: 'The title in which the participant comes; its wording stands in the citation.',
    }),
    role: t.expose('role', { type: ParticipationRole, description: 'The part that the participant has.' }),
    attendance: t.expose('attendance', { type: Attendance, description: 'Whether the participant was there.' }),
  }),
})
