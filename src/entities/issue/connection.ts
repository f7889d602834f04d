import { defineConnection } from '../../graphql/connections/connection.ts'
import { byName } from '../../graphql/connections/order.ts'
import { Issue } from './node.ts'

export const IssueConnection = defineConnection(Issue, { model: 'Issue', rows: 'issues', order: byName('Issue') })
