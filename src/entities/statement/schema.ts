import { builder } from '../../graphql/builder.ts'
import { connectionField } from '../../graphql/connections/connection.ts'
import { IssueConnection } from '../issue/connection.ts'
import { OrganizationConnection } from '../organization/connection.ts'
import { StatementConnection } from './connection.ts'
import { Statement } from './node.ts'

builder.prismaObjectFields(Statement, (t) => ({
  issues: connectionField(t, IssueConnection, {
    description: 'What it is about, by name.',
    link: { through: 'StatementIssue', parent: 'statementId', node: 'issueId' },
  }),
  addressees: connectionField(t, OrganizationConnection, {
    description: 'To whom it is directed, by name.',
    link: { through: 'StatementAddressee', parent: 'statementId', node: 'organizationId' },
  }),
  sharedBy: connectionField(t, OrganizationConnection, {
    description: 'Who is said to hold the same view, by name.',
    link: { through: 'StatementSharer', parent: 'statementId', node: 'organizationId' },
  }),
}))

builder.queryField('statements', (t) =>
  connectionField(t, StatementConnection, {
    description: 'All statements, by the date on which they were made; those without a date last.',
  }),
)
