import { builder } from '../../graphql/builder.ts'
import { connectionField } from '../../graphql/connections/connection.ts'
import { isSlug } from '../../lib/slug.ts'
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
  meeting: t.prismaField({
    type: Meeting,
    nullable: true,
    description: 'One meeting; null where none has this slug.',
    args: { slug: t.arg.string({ required: true, description: 'Its slug.' }) },
    resolve: (query, _root, { slug }, { database }) =>
      isSlug(slug) ? database.meeting.findUnique({ ...query, where: { slug } }) : null,
  }),
  meetings: connectionField(t, MeetingConnection, {
    description:
      'All meetings, by date (those without one last), then by their sequence in what they are parts of, then by name.',
  }),
}))
