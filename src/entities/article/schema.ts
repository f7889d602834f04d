import { builder } from '../../graphql/builder.ts'
import { connectionField } from '../../graphql/connections/connection.ts'
import { byPosition } from '../../graphql/connections/terms.ts'
import { slugField } from '../../graphql/slug-field.ts'
import { IssueConnection } from '../issue/connection.ts'
import { MeetingConnection } from '../meeting/connection.ts'
import { MentionConnection } from '../mention/connection.ts'
import { OrganizationConnection } from '../organization/connection.ts'
import { PersonConnection } from '../person/connection.ts'
import { PlaceConnection } from '../place/connection.ts'
import { StatementConnection } from '../statement/connection.ts'
import { ArticleConnection } from './connection.ts'
import { Article } from './node.ts'

builder.prismaObjectFields(Article, (t) => ({
  credits: connectionField(t, OrganizationConnection, {
    description: 'The organizations whose reporting it relays ("reported by VOA"), by name.',
    link: { through: 'ArticleCredit', parent: 'articleId', node: 'organizationId' },
  }),
  syndications: connectionField(t, ArticleConnection, {
    description: 'The articles that repeat it, by date of publication.',
    link: { column: 'syndicationOfId' },
  }),
  mentions: connectionField(t, MentionConnection, {
    description: 'Where it names an entity, in the order of the text.',
    link: { column: 'articleId' },
    order: byPosition,
  }),
  meetings: connectionField(t, MeetingConnection, {
    description: 'The meetings that it names or tells something of, by date.',
    link: { sortedIn: 'ArticleMeeting' },
  }),
  persons: connectionField(t, PersonConnection, {
    description: 'The persons that it names or tells something of, by name.',
    link: { through: 'ArticlePerson', parent: 'articleId', node: 'personId' },
  }),
  organizations: connectionField(t, OrganizationConnection, {
    description: 'The organizations that it names, relays or tells something of, by name.',
    link: { through: 'ArticleOrganization', parent: 'articleId', node: 'organizationId' },
  }),
  places: connectionField(t, PlaceConnection, {
    description: 'The places that it names or tells something of, by name.',
    link: { through: 'ArticlePlace', parent: 'articleId', node: 'placeId' },
  }),
  issues: connectionField(t, IssueConnection, {
    description: 'The issues that it names or tells something of, by name.',
    link: { through: 'ArticleIssue', parent: 'articleId', node: 'issueId' },
  }),
  statements: connectionField(t, StatementConnection, {
    description: 'What it says that somebody said, in the order of the text.',
    link: { column: 'articleId' },
    order: byPosition,
  }),
}))

builder.queryFields((t) => ({
  article: slugField(t, 'Article', {
    description: 'One article; null where none has this slug.',
    slug: 'Its slug.',
  }),
  articles: connectionField(t, ArticleConnection, { description: 'All articles, by date of publication.' }),
}))
