import { Prisma } from '../../generated/prisma/client.ts'
import { defineConnection } from '../../graphql/connections/connection.ts'
import { defineOrders } from '../../graphql/connections/orders.ts'
import { namedRows } from '../../graphql/node-query.ts'
import { factModels } from '../../graphql/visibility.ts'
import { FactFilter } from './filter.ts'
import { Fact } from './node.ts'
import { nodeSourceCountSql } from './sources.ts'

/** Facts of all kinds: the view names each one's kind, and this the model of it. */
const rows = (filter: Prisma.Sql) => Prisma.sql`
  SELECT node."id", node."addedAt", CASE node."kind"
    WHEN 'MEETING_REPORT' THEN 'MeetingReport' WHEN 'PARTICIPATION' THEN 'Participation' WHEN 'AGENDA_ITEM' THEN 'AgendaItem'
    WHEN 'POSITION' THEN 'Position' ELSE 'Statement' END AS "model"
  FROM "Fact" AS node WHERE node."reviewStatus" = 'ACCEPTED' AND ${filter}`

export const FactConnection = defineConnection(Fact, {
  model: 'Fact',
  rows: 'facts',
  filter: FactFilter,
  computed: { rows, isMixed: true, node: namedRows(factModels) },
  orders: defineOrders('Fact', 'ADDED_AT', {
    ADDED_AT: {
      description: 'By when they were added to this knowledge base.',
      terms: [{ by: 'addedAt', type: 'timestamptz' }],
    },
    SOURCE_COUNT: {
      description: 'By the number of independent sources.',
      terms: [{ by: nodeSourceCountSql, type: 'integer' }],
    },
  }),
})
