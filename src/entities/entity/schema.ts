import { builder } from '../../graphql/builder.ts'
import { connectionField } from '../../graphql/connections/connection.ts'
import { ArticleConnection } from '../article/connection.ts'
import { MentionConnection } from '../mention/connection.ts'
import { Entity } from './node.ts'

builder.interfaceFields(Entity, (t) => ({
  mentions: connectionField(t, MentionConnection, {
    description: 'Where articles name it, by the date of the article, then in the order of the text.',
    links: {
      Person: { column: 'personId' },
      Organization: { column: 'organizationId' },
      Place: { column: 'placeId' },
      Issue: { column: 'issueId' },
      Meeting: { column: 'meetingId' },
    },
  }),
  articles: connectionField(t, ArticleConnection, {
    description: 'The articles that name it, or that support a fact about it, by date of publication.',
    links: {
      Person: { through: 'ArticlePerson', parent: 'personId', node: 'articleId' },
      Organization: { through: 'ArticleOrganization', parent: 'organizationId', node: 'articleId' },
      Place: { through: 'ArticlePlace', parent: 'placeId', node: 'articleId' },
      Issue: { through: 'ArticleIssue', parent: 'issueId', node: 'articleId' },
      Meeting: { through: 'MeetingArticle', parent: 'meetingId', node: 'articleId' },
    },
  }),
}))
