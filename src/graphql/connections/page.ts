import { createContextCache } from '@pothos/core'
import DataLoader from 'dataloader'
import type { GraphQLResolveInfo } from 'graphql'
import { encodeCursor } from '../../lib/cursors.ts'
import type { Context } from '../context.ts'
import { loadRows, type NodeRow, planRows } from '../load-nodes.ts'
import { listedWhere, type NodeModel } from '../visibility.ts'
import { keyOf } from './order.ts'
import { countSql, type KeyRow, type ListSource, type Parent, windowSql } from './source.ts'
import { type PageArguments, parseWindow, type Window } from './window.ts'

/** Computed lists add their edge columns. */
interface Edge {
  cursor: string
  node: NodeRow
}

export interface PageInfo {
  hasNextPage: boolean
  hasPreviousPage: boolean
  startCursor: string | null
  endCursor: string | null
}

/** A page of a list, whose parts are fetched when they are asked for: a count alone fetches no rows. */
export interface Page {
  readonly edges: Promise<Edge[]>
  readonly pageInfo: Promise<PageInfo>
  readonly totalCount: Promise<number>
}

/** What one field asks of one parent: the ids first, then the rows, so that `pageInfo` alone fetches no rows either. */
interface Loaders {
  keys: DataLoader<Parent, KeyRow[], string>
  rows: DataLoader<KeyRow, NodeRow | null, string>
  counts: DataLoader<Parent, number, string>
}

/** From a connection's field to its rows. */
const nodePath = ['edges', 'node']

/** One key for one parent; for the root, which has no ids, one too. */
const byIds = { cacheKeyFn: (parent: Parent) => Object.values(parent).join() }

/** By field: graphql-js gives all siblings of a field the same `fieldNodes`, and with them the same arguments. */
const loadersByField = createContextCache((_context: Context) => new WeakMap<object, Loaders>())

/** The page of `source` that the arguments ask for, batched over all parents in which the field stands. */
export const loadPage = (
  source: ListSource,
  parent: Parent,
  args: PageArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Page => {
  const window = parseWindow(source.order, args)
  const loaders = loadersByField(context).get(info.fieldNodes) ?? createLoaders(source, window, context, info)
  loadersByField(context).set(info.fieldNodes, loaders)
  const keys = () => loaders.keys.load(parent)
  return {
    get edges() {
      return keys().then((found) => {
        const rows = inOrder(found, window)
        for (const model of modelsOf(source, rows)) planRows(context, info, model, nodePath)
        return loadEdges(source, rows, loaders)
      })
    },
    get pageInfo() {
      return keys().then((found) => describePage(source, found, window))
    },
    get totalCount() {
      return loaders.counts.load(parent)
    },
  }
}

const createLoaders = (source: ListSource, window: Window, context: Context, info: GraphQLResolveInfo): Loaders => ({
  keys: new DataLoader(async (parents) => {
    const rows = await context.database.$queryRaw<KeyRow[]>(windowSql(source, window, parents))
    return groupByParent(parents, rows)
  }, byIds),
  rows: new DataLoader<KeyRow, NodeRow | null, string>(
    async (keys) => {
      const found = await Promise.all(
        modelsOf(source, keys).map((model) => {
          const ids = keys.filter((key) => modelOf(source, key) === model).map(({ id }) => id)
          return loadRows(context, info, model, ids, { path: nodePath, visible: listedWhere(model) })
        }),
      )
      return keys.map(({ id }) => found.find((rows) => rows.has(id))?.get(id) ?? null)
    },
    { cacheKeyFn: ({ id }) => id },
  ),
  counts: new DataLoader(async (parents) => {
    type Row = { parent?: string; count: number }
    const rows = await context.database.$queryRaw<Row[]>(countSql(source, parents))
    return groupByParent(parents, rows).map(([row]) => row?.count ?? 0)
  }, byIds),
})

const modelOf = ({ model }: ListSource, key: KeyRow) => (key.model ?? model) as NodeModel

const modelsOf = (source: ListSource, keys: readonly KeyRow[]) => [...new Set(keys.map((key) => modelOf(source, key)))]

/** The rows of each parent, in its place. At the root rows name none: there is one alone. */
const groupByParent = <Row extends { parent?: string }>(parents: readonly Parent[], rows: readonly Row[]): Row[][] => {
  const groups = parents.map((): Row[] => [])
  for (const row of rows) groups[Number(row.parent ?? 1) - 1]?.push(row)
  return groups
}

/** The window's rows in the list's own order, without the one row more that tells that there are others. */
export const inOrder = <Row extends KeyRow>(found: readonly Row[], { size, fromEnd }: Window): Row[] => {
  const rows = found.slice(0, size)
  return fromEnd ? rows.reverse() : rows
}

/** The cursor of a row in an order. */
export const cursorOf = ({ order }: Pick<ListSource, 'order'>, row: KeyRow): string =>
  encodeCursor(order.name, keyOf(order, row))

const loadEdges = async (source: ListSource, keys: readonly KeyRow[], { rows }: Loaders): Promise<Edge[]> => {
  const nodes = await Promise.all(keys.map((key) => rows.load(key)))
  // A row that went between the two statements has no node any more.
  return keys.flatMap((key, index) => {
    const node = nodes[index]
    return node ? [{ ...edgeColumnsOf(source, key), cursor: cursorOf(source, key), node }] : []
  })
}

const edgeColumnsOf = ({ edgeColumns = [] }: ListSource, key: KeyRow) =>
  Object.fromEntries(edgeColumns.map((column) => [column, key[column]]))

/** Where a page begins and ends, and whether the one row more was found. */
export const describePage = (source: Pick<ListSource, 'order'>, found: readonly KeyRow[], window: Window): PageInfo => {
  const rows = inOrder(found, window)
  const [first, last] = [rows[0], rows.at(-1)]
  const hasMore = found.length > window.size
  return {
    // Where a page begins at a cursor, the row of that cursor lies on the other side.
    hasNextPage: window.fromEnd ? window.before !== null : hasMore,
    hasPreviousPage: window.fromEnd ? hasMore : window.after !== null,
    startCursor: first ? cursorOf(source, first) : null,
    endCursor: last ? cursorOf(source, last) : null,
  }
}
