import type { FieldRef, OutputRef } from '@pothos/core'
import type { GraphQLResolveInfo } from 'graphql'
import { Prisma } from '../generated/prisma/client.ts'
import type { builder } from './builder.ts'
import type { Context } from './context.ts'
import { findNode, type NodeRow } from './load-nodes.ts'
import { inSql, type TypesForm } from './sql-form.ts'
import { foundSql, type NodeModel } from './visibility.ts'

type Types = (typeof builder)['$inferSchemaTypes']

interface OneOfOptions {
  /** An interface or union. */
  type: OutputRef
  nullable?: boolean
  description: string
  /** The columns of which one has an id, each by the model of what it names. */
  columns: Partial<Record<NodeModel, string>>
}

/** What is used of Pothos' field builders: theirs differ by parent in ways that do not matter here. */
interface FieldBuilder {
  field(options: never): unknown
}

/** A field that leads to a row of one of several types: to the one whose column has an id, where that is visible. */
export const oneOfField = (t: FieldBuilder, { columns, ...options }: OneOfOptions) => {
  const entries = Object.entries(columns) as [NodeModel, string][]
  const resolve = async (
    row: Record<string, string | null>,
    _args: object,
    context: Context,
    info: GraphQLResolveInfo,
  ) => {
    for (const [model, column] of entries) {
      const id = row[column]
      // What is found is marked with its type, by which the interface or union knows it.
      if (id) return findNode(context, info, model, id)
    }
    return null
  }
  const types: TypesForm = Object.fromEntries(entries.map(([model, column]) => [model, rowSql(model, column)]))
  return t.field({
    ...options,
    select: Object.fromEntries(entries.map(([, column]) => [column, true])),
    resolve,
    ...inSql({ types }),
  } as never) as FieldRef<Types, NodeRow | null>
}

/** The visible row that a column of `parent` names. */
const rowSql = (model: NodeModel, column: string) =>
  Prisma.sql`SELECT node.* FROM ${Prisma.raw(`"${model}"`)} AS node WHERE node."id" = ${Prisma.raw(`parent."${column}"`)} AND ${foundSql(model)}`
