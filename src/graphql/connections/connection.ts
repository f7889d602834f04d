import type { FieldRef, ObjectRef, OutputRef } from '@pothos/core'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import type { NodeRow } from '../load-nodes.ts'
import type { NodeModel } from '../visibility.ts'
import type { Order } from './order.ts'
import { loadPage, type Page } from './page.ts'
import type { Link } from './source.ts'
import type { PageArguments } from './window.ts'

type Types = (typeof builder)['$inferSchemaTypes']

/** A connection type (Relay) and the order that its lists have where they do not say otherwise. */
export interface Connection {
  readonly model: NodeModel
  readonly order: Order
  readonly type: ObjectRef<Types, Page>
}

/**
 * Declares `<Model>Connection` and `<Model>Edge`: once for each node type, in its `connection.ts`.
 * `rows` says in the plural what they list.
 */
export const defineConnection = (
  node: OutputRef,
  options: { model: NodeModel; rows: string; order: Order },
): Connection => {
  const { model, rows, order } = options
  const type = builder.connectionObject(
    {
      type: node as ObjectRef<Types, NodeRow>,
      name: `${model}Connection`,
      description: `A page of ${rows} (Relay connection).`,
      fields: (t) => ({
        totalCount: t.int({
          description: `How many ${rows} the whole list has, on all pages.`,
          resolve: (page) => (page as unknown as Page).totalCount,
        }),
      }),
    },
    { name: `${model}Edge`, description: `One of the ${rows} on a page, with its cursor.` },
  )
  return { model, order, type: type as unknown as ObjectRef<Types, Page> }
}

interface ListOptions {
  description: string
  /** What ties the rows to the parent; absent at the root. */
  link?: Link
  /** The same for a field of an interface, by the parent's type. */
  links?: Partial<Record<NodeModel, Link>>
  order?: Order
}

/** What is used of Pothos' field builders: theirs differ by parent in ways that do not matter here. */
interface FieldBuilder {
  readonly arg: { connectionArgs(): object }
  field(options: never): unknown
}

/** A field that lists the rows of a connection that belong to its parent; at the root, all of them. */
export const connectionField = (t: FieldBuilder, connection: Connection, options: ListOptions) => {
  const { model, type, order } = connection
  const { description, link, links, order: ownOrder = order } = options
  const resolve = (parent: unknown, args: PageArguments, context: Context, info: GraphQLResolveInfo): Page => {
    const chosen = links ? links[info.parentType.name as NodeModel] : link
    const source = { model, order: ownOrder, ...(chosen && { link: chosen }) }
    return loadPage(source, chosen ? (parent as NodeRow).id : null, args, context, info)
  }
  return t.field({
    type,
    description: `${description} Pages of 1 to 100, 20 where nothing is asked.`,
    args: t.arg.connectionArgs(),
    resolve,
  } as never) as FieldRef<Types, Page>
}
