import { builder } from '../../graphql/builder.ts'
import { connectionField } from '../../graphql/connections/connection.ts'
import { slugField } from '../../graphql/slug-field.ts'
import { AgendaItemConnection } from '../agenda-item/connection.ts'
import { MeetingConnection } from '../meeting/connection.ts'
import { StatementConnection } from '../statement/connection.ts'
import { IssueConnection } from './connection.ts'
import { Issue } from './node.ts'

builder.prismaObjectFields(Issue, (t) => ({
  narrower: connectionField(t, IssueConnection, {
    description: 'The issues right beneath it (skos:narrower), by name.',
    link: { column: 'broaderId' },
  }),
  meetings: connectionField(t, MeetingConnection, {
    description: 'The meetings that have it on the agenda, by date.',
    link: { sortedIn: 'IssueMeeting' },
  }),
  agendaItems: connectionField(t, AgendaItemConnection, {
    description: 'The ledger of the issue: meeting by meeting, by date, how it was dealt with.',
    link: { column: 'issueId' },
  }),
  statements: connectionField(t, StatementConnection, {
    description: 'What was said on it, by date.',
    link: { through: 'StatementIssue', parent: 'issueId', node: 'statementId' },
  }),
}))

builder.queryFields((t) => ({
  issue: slugField(t, 'Issue', {
    description: 'One issue; null where none has this slug.',
    slug: 'Its slug: `taiwan`.',
  }),
  issues: connectionField(t, IssueConnection, { description: 'All issues, by name.' }),
}))
