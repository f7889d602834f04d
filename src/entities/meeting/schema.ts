import { builder } from '../../graphql/builder.ts'
import { connectionField } from '../../graphql/connections/connection.ts'
import { slugField } from '../../graphql/slug-field.ts'
import { StatementConnection } from '../statement/connection.ts'
import { MeetingConnection } from './connection.ts'
import { Meeting } from './node.ts'

builder.prismaObjectField(Meeting, 'statements', (t) =>
  connectionField(t, StatementConnection, {
    description: 'What was said at it, and the accounts of it (readouts), by date.',
    link: { column: 'meetingId' },
  }),
)

builder.queryFields((t) => ({
  meeting: slugField(t, 'Meeting', {
    description: 'One meeting; null where none has this slug.',
    slug: 'Its slug.',
  }),
  meetings: connectionField(t, MeetingConnection, {
    description:
      'All meetings, by date (those without one last), then by their sequence in what they are parts of, then by name.',
  }),
}))
