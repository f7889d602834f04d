import { builder } from '../../graphql/builder.ts'
import { connectionField } from '../../graphql/connections/connection.ts'
import { StatementConnection } from '../statement/connection.ts'
import { MeetingConnection } from './connection.ts'
import { Meeting } from './node.ts'

builder.prismaObjectField(Meeting, 'statements', (t) =>
  connectionField(t, StatementConnection, {
    description: 'What was said at it, or on its occasion, by date.',
    link: { column: 'meetingId' },
  }),
)

builder.queryFields((t) => ({
  meeting: t.prismaField({
    type: Meeting,
    nullable: true,
    description: 'One meeting; null where none has this slug.',
    args: { slug: t.arg.string({ required: true, description: 'Its slug.' }) },
    resolve: (query, _root, { slug }, { database }) => database.meeting.findUnique({ ...query, where: { slug } }),
  }),
  meetings: connectionField(t, MeetingConnection, {
    description: 'All meetings, by date; those without a date last.',
  }),
}))
