import type { GraphQLResolveInfo } from 'graphql'
import { Prisma } from '../../generated/prisma/client.ts'
import { builder } from '../../graphql/builder.ts'
import { connectionField } from '../../graphql/connections/connection.ts'
import type { Context } from '../../graphql/context.ts'
import { PartialDate } from '../../graphql/partial-date.ts'
import { type FormPlace, inSql } from '../../graphql/sql-form.ts'
import type { FactModel } from '../../graphql/visibility.ts'
import { Article } from '../article/node.ts'
import { CitationConnection } from '../citation/connection.ts'
import { Issue } from '../issue/node.ts'
import { Meeting } from '../meeting/node.ts'
import { Organization } from '../organization/node.ts'
import { Person } from '../person/node.ts'
import { FactConnection } from './connection.ts'
import { loadFactSummary } from './loaders.ts'
import { Fact, type FactRow } from './node.ts'
import { citationColumns, citedSql, firstReportedRow, summaryColumns } from './summary.ts'

const summaryOf = (fact: FactRow, context: Context, info: GraphQLResolveInfo) =>
  loadFactSummary(context, info.parentType.name as FactModel, fact.id)

const modelOf = ({ parentType }: FormPlace) => parentType as FactModel

builder.interfaceFields(Fact, (t) => ({
  citations: connectionField(t, CitationConnection, {
    description: 'The words that support or dispute it, by the date of the article, then in the order of the text.',
    links: {
      MeetingReport: { column: citationColumns.MeetingReport },
      Participation: { column: citationColumns.Participation },
      AgendaItem: { column: citationColumns.AgendaItem },
      Position: { column: citationColumns.Position },
      Statement: { column: citationColumns.Statement },
    },
  }),
  sourceCount: t.int({
    description: 'How many independent sources support it: articles that relay one source count once.',
    resolve: async (fact, _args, context, info) => (await summaryOf(fact, context, info)).sourceCount,
    ...inSql({ value: (place) => Prisma.sql`(SELECT ${summaryColumns.sourceCount} ${citedSql(modelOf(place))})` }),
  }),
  isDisputed: t.boolean({
    description: 'Whether an article disputes it, or another report of the meeting contradicts it.',
    resolve: async (fact, _args, context, info) => (await summaryOf(fact, context, info)).isDisputed,
    ...inSql({
      value: (place) => Prisma.sql`(SELECT ${summaryColumns.isDisputed(modelOf(place))} ${citedSql(modelOf(place))})`,
    }),
  }),
  firstReportedOn: t.field({
    type: PartialDate,
    nullable: true,
    description: 'When the first article that supports it was published.',
    resolve: async (fact, _args, context, info) => (await summaryOf(fact, context, info)).firstReportedOn,
    ...inSql({ rows: (place) => firstReportedRow(modelOf(place), 'ASC') }),
  }),
  lastReportedOn: t.field({
    type: PartialDate,
    nullable: true,
    description: 'When the latest article that supports it was published.',
    resolve: async (fact, _args, context, info) => (await summaryOf(fact, context, info)).lastReportedOn,
    ...inSql({ rows: (place) => firstReportedRow(modelOf(place), 'DESC') }),
  }),
}))

builder.queryField('facts', (t) =>
  connectionField(t, FactConnection, {
    description: 'All facts, by when they were added: weak ones, disputed ones, new ones, as the filter says.',
  }),
)

builder.prismaObjectField(Meeting, 'facts', (t) =>
  connectionField(t, FactConnection, {
    description: 'All facts about it, by when they were added.',
    link: { through: 'MeetingFact', parent: 'meetingId', node: 'factId' },
  }),
)

builder.prismaObjectField(Issue, 'facts', (t) =>
  connectionField(t, FactConnection, {
    description: 'All facts on it (not on narrower ones), by when they were added.',
    link: { through: 'IssueFact', parent: 'issueId', node: 'factId' },
  }),
)

builder.prismaObjectField(Article, 'facts', (t) =>
  connectionField(t, FactConnection, {
    description: 'All facts that it supports or disputes, by when they were added.',
    link: { through: 'FactCitation', parent: 'articleId', node: 'factId' },
  }),
)

builder.prismaObjectField(Person, 'facts', (t) =>
  connectionField(t, FactConnection, {
    description:
      'The facts in which the person takes part in a meeting, holds an office, speaks or raises an issue, by when they were added.',
    link: { through: 'PersonFact', parent: 'personId', node: 'factId' },
  }),
)

builder.prismaObjectField(Organization, 'facts', (t) =>
  connectionField(t, FactConnection, {
    description:
      'The facts in which it (not a body beneath it) takes part, is represented, has an office, is spoken for, raises an issue or declines a meeting, by when they were added.',
    link: { through: 'OrganizationFact', parent: 'organizationId', node: 'factId' },
  }),
)
