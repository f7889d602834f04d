import SchemaBuilder from '@pothos/core'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import type PrismaTypes from '../generated/pothos.ts'
import { getDatamodel } from '../generated/pothos.ts'
import type { Database } from '../platform/database.ts'
import type { Context } from './context.ts'
import { decodeGlobalId, globalIdSql, nodeForm, nodesForm, resolveNode, resolveNodes } from './node-query.ts'
import { inSql } from './sql-form.ts'

export interface SchemaTypes {
  Context: Context
  PrismaTypes: PrismaTypes
  DefaultFieldNullability: false
  DefaultEdgesNullability: false
  DefaultNodeNullability: false
  Scalars: {
    ID: { Input: string; Output: string }
    Date: { Input: Date; Output: Date | string }
    DateTime: { Input: Date; Output: Date }
    Duration: { Input: string; Output: string }
  }
}

/** The one schema builder: nothing is null unless its field says so, names are those of Relay, rows come by Prisma. */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [RelayPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  prisma: {
    // Of a whole client Pothos uses the models alone, and these a transaction has too.
    client: (context) => context.database as Database,
    dmmf: getDatamodel(),
    exposeDescriptions: false,
  },
  relay: {
    cursorType: 'String',
    decodeGlobalID: decodeGlobalId,
    nodeTypeOptions: { description: 'Anything that has an id of its own (Relay).' },
    idFieldOptions: {
      description: 'A global id: the same in every copy of the knowledge base.',
      ...inSql({ value: ({ parentType }) => globalIdSql(parentType) }),
    },
    edgesFieldOptions: { description: 'The rows of this page, in order.' },
    nodeFieldOptions: { nullable: false, description: 'The row itself.' },
    cursorFieldOptions: { description: 'Where this row stands: a value for `after` or `before`.' },
    pageInfoTypeOptions: { description: 'Where a page begins and ends (Relay).' },
    pageInfoFieldOptions: { description: 'Whether there is more on either side of this page.' },
    hasNextPageFieldOptions: { description: 'Whether rows follow this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether rows come before this page.' },
    startCursorFieldOptions: { description: 'The cursor of the first row: the value of `before` for the page before.' },
    endCursorFieldOptions: { description: 'The cursor of the last row: the value of `after` for the next page.' },
    firstArgOptions: { description: 'How many rows from the beginning (or after `after`): 1 to 100.' },
    afterArgOptions: { description: 'Only rows after the one with this cursor.' },
    lastArgOptions: { description: 'How many rows from the end (or before `before`): 1 to 100.' },
    beforeArgOptions: { description: 'Only rows before the one with this cursor.' },
    nodeQueryOptions: {
      description: 'Whatever has this id; null where nothing (visible) has it.',
      args: { id: { description: 'A global id.' } },
      ...inSql(nodeForm),
      resolve: resolveNode,
    },
    nodesQueryOptions: {
      description: 'Whatever has these ids, in their order, with null where nothing (visible) has one.',
      args: { ids: { description: 'Global ids, at most 100.' } },
      ...inSql(nodesForm),
      resolve: resolveNodes,
    },
  },
})

builder.queryType({ description: 'Questions to the knowledge base.' })
