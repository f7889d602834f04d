import type { FieldRef, ObjectRef, OutputRef } from '@pothos/core'
import type { GraphQLResolveInfo } from 'graphql'
import { Prisma } from '../../generated/prisma/client.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import type { Filter } from '../filters/filter.ts'
import type { NodeRow } from '../load-nodes.ts'
import { type FormPlace, inSql, type PageForm, type TypesForm } from '../sql-form.ts'
import type { ListModel, NodeModel } from '../visibility.ts'
import type { Order } from './order.ts'
import type { OrderInput, Orders } from './orders.ts'
import { loadPage, type Page } from './page.ts'
import type { Link, ListSource, Parent } from './source.ts'
import { type PageArguments, parseWindow } from './window.ts'

type Types = (typeof builder)['$inferSchemaTypes']

/** A connection type (Relay), with the orders and the filter that all lists of the type have. */
export interface Connection {
  /** The type's name without `Connection`: cursors bear it, since they are good for its lists alone. */
  readonly name: string
  readonly model: ListModel
  readonly type: ObjectRef<Types, Page>
  readonly orders: Orders
  readonly filter: Filter
  /** Where the rows are computed: their relation, which uses the filter's condition as it needs to. */
  readonly computed?: Computed
}

interface Computed extends Pick<ListSource, 'edgeColumns' | 'isMixed' | 'isWhole'> {
  rows(filter: Prisma.Sql): Prisma.Sql
  /** The node of a row `parent`, in SQL. */
  readonly node: TypesForm
}

interface ConnectionOptions extends Pick<Connection, 'model' | 'orders' | 'filter' | 'computed'> {
  /** The model's where it is absent. */
  name?: string
  /** What the list holds, in the plural. */
  rows: string
  /** Fields of the edges, beside node and cursor. */
  edgeFields?: object
}

/**
 * Declares `<Name>Connection` and `<Name>Edge`: once for each type of row, in its `connection.ts`.
 */
export const defineConnection = (node: OutputRef, options: ConnectionOptions): Connection => {
  const { model, rows, orders, filter, computed, name = model, edgeFields } = options
  const type = builder.connectionObject(
    {
      type: node as ObjectRef<Types, NodeRow>,
      name: `${name}Connection`,
      description: `A page of ${rows} (Relay connection).`,
      fields: (t) => ({
        totalCount: t.int({
          description: `How many ${rows} the whole list has, on all pages.`,
          resolve: (page) => (page as unknown as Page).totalCount,
        }),
      }),
    },
    {
      name: `${name}Edge`,
      description: `One of the ${rows} on a page, with its cursor.`,
      ...(edgeFields && { fields: edgeFields as never }),
    },
  )
  return { name, model, orders, filter, type: type as unknown as ObjectRef<Types, Page>, ...(computed && { computed }) }
}

interface ListOptions {
  description: string
  /** What ties the rows to the parent; absent at the root. */
  link?: Link
  /** The same for a field of an interface, by the parent's type. */
  links?: Partial<Record<NodeModel, Link>>
  /** The order where none is asked for; the connection's usual one where it is absent. */
  order?: Order
}

type ListArguments = PageArguments & { filter?: object | null; orderBy?: OrderInput | null }

/** What is used of Pothos' field builders: theirs differ by parent in ways that do not matter here. */
interface FieldBuilder {
  readonly arg: { connectionArgs(): object; (options: never): unknown }
  field(options: never): unknown
}

/** The ids by which a list knows its parent: that one's own, where the link asks for no others. */
const idsOf = (parent: object | undefined, link?: Link): Parent => {
  if (!parent) return {}
  const names = link && 'parentIds' in link ? link.parentIds : ['id']
  return Object.fromEntries(names.map((name) => [name, (parent as Parent)[name] ?? null]))
}

/** A field that lists the rows of a connection that belong to its parent; at the root, all of them. */
export const connectionField = (t: FieldBuilder, connection: Connection, options: ListOptions) => {
  const { name, model, type, orders, filter, computed } = connection
  const { description, link, links, order: usual = orders.usual } = options
  /** @throws InputError for what a filter asks wrongly. */
  const sourceOf = (parentType: string, args: ListArguments): ListSource => {
    const tie = links ? links[parentType as NodeModel] : link
    const where = args.filter ? filter.toSql(args.filter) : undefined
    const order = args.orderBy ? orders.choose(args.orderBy) : usual
    return {
      model,
      order: { ...order, name: `${name}.${order.name}` },
      ...(tie && { link: tie }),
      ...(computed ? { ...computed, rows: computed.rows(where ?? Prisma.sql`TRUE`) } : where && { where }),
    }
  }
  // Where an item of a list throws at once, the executor forgets the promises of those before it: one that is refused later would be
  // nobody's, and end the process.
  const resolve = async (
    parent: object | undefined,
    args: ListArguments,
    context: Context,
    info: GraphQLResolveInfo,
  ): Promise<Page> => {
    const source = sourceOf(info.parentType.name, args)
    return loadPage(source, idsOf(parent, source.link), args, context, info)
  }
  const page = ({ args, parentType }: FormPlace): PageForm => {
    const source = sourceOf(parentType, args)
    return { source, window: parseWindow(source.order, args), ...(computed && { node: computed.node }) }
  }
  return t.field({
    type,
    description: `${description} Pages of 1 to 100, 20 where nothing is asked.`,
    args: {
      filter: t.arg({ type: filter.input, description: 'Only rows that meet this.' } as never),
      orderBy: t.arg({ type: orders.input, description: 'Another order than the usual one.' } as never),
      ...t.arg.connectionArgs(),
    },
    resolve,
    ...inSql({ page }),
  } as never) as FieldRef<Types, Page>
}
