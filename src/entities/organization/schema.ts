import { builder } from '../../graphql/builder.ts'
import { connectionField } from '../../graphql/connections/connection.ts'
import { slugField } from '../../graphql/slug-field.ts'
import { AgendaItemConnection } from '../agenda-item/connection.ts'
import { ArticleConnection } from '../article/connection.ts'
import { MeetingConnection } from '../meeting/connection.ts'
import { ParticipationConnection } from '../participation/connection.ts'
import { PositionConnection } from '../position/connection.ts'
import { StatementConnection } from '../statement/connection.ts'
import { OrganizationConnection } from './connection.ts'
import { Organization } from './node.ts'

builder.prismaObjectFields(Organization, (t) => ({
  children: connectionField(t, OrganizationConnection, {
    description: 'The organizations right beneath it, by name.',
    link: { column: 'parentId' },
  }),
  positions: connectionField(t, PositionConnection, {
    description: 'Who holds or held which office in it, by title.',
    link: { column: 'organizationId' },
  }),
  meetings: connectionField(t, MeetingConnection, {
    description: 'The meetings in which it took part or was represented, or is to be, by date.',
    link: { sortedIn: 'OrganizationMeeting' },
  }),
  participations: connectionField(t, ParticipationConnection, {
    description: 'In which meetings it takes part as such, with no person named, by the date of the meeting.',
    link: { column: 'organizationId' },
  }),
  representations: connectionField(t, ParticipationConnection, {
    description: 'Who stands for it in which meetings, by the date of the meeting.',
    link: { column: 'representingId' },
  }),
  raisedAgendaItems: connectionField(t, AgendaItemConnection, {
    description: 'What it brought up, by the date of the meeting.',
    link: { column: 'raisedByOrganizationId' },
  }),
  statements: connectionField(t, StatementConnection, {
    description: 'What it stated, or its speakers said for it, by date.',
    link: { column: 'organizationId' },
  }),
  addressedStatements: connectionField(t, StatementConnection, {
    description: 'What was said to it, by date.',
    link: { through: 'StatementAddressee', parent: 'organizationId', node: 'statementId' },
  }),
  sharedStatements: connectionField(t, StatementConnection, {
    description: 'Statements whose view it is said to hold too, by date.',
    link: { through: 'StatementSharer', parent: 'organizationId', node: 'statementId' },
  }),
  publishedArticles: connectionField(t, ArticleConnection, {
    description: 'The articles that it published, by date.',
    link: { column: 'publisherId' },
  }),
  creditedArticles: connectionField(t, ArticleConnection, {
    description: 'The articles that relay its reporting, by date.',
    link: { through: 'ArticleCredit', parent: 'organizationId', node: 'articleId' },
  }),
}))

builder.queryFields((t) => ({
  organization: slugField(t, 'Organization', {
    description: 'One organization; null where none has this slug.',
    slug: 'Its slug: `us-state-department`.',
  }),
  organizations: connectionField(t, OrganizationConnection, { description: 'All organizations, by name.' }),
}))
