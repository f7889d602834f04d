import { builder } from '../../graphql/builder.ts'
import { connectionField } from '../../graphql/connections/connection.ts'
import { slugField } from '../../graphql/slug-field.ts'
import { AgendaItemConnection } from '../agenda-item/connection.ts'
import { MeetingConnection } from '../meeting/connection.ts'
import { ParticipationConnection } from '../participation/connection.ts'
import { StatementConnection } from '../statement/connection.ts'
import { PersonConnection } from './connection.ts'
import { Person } from './node.ts'

builder.prismaObjectFields(Person, (t) => ({
  meetings: connectionField(t, MeetingConnection, {
    description:
      'The meetings in which the person has a part, by date: also those announced or declined; `participations` tells which.',
    link: { sortedIn: 'PersonMeeting' },
  }),
  participations: connectionField(t, ParticipationConnection, {
    description: 'The parts that the person has in meetings, by the date of the meeting.',
    link: { column: 'personId' },
  }),
  statements: connectionField(t, StatementConnection, {
    description: 'What the person said, by date.',
    link: { column: 'speakerId' },
  }),
  raisedAgendaItems: connectionField(t, AgendaItemConnection, {
    description: 'What the person brought up, by the date of the meeting.',
    link: { column: 'raisedByPersonId' },
  }),
}))

builder.queryFields((t) => ({
  person: slugField(t, 'Person', {
    description: 'One person; null where none has this slug.',
    slug: 'The slug: `kurt-campbell`.',
  }),
  persons: connectionField(t, PersonConnection, { description: 'All persons, by name.' }),
}))
