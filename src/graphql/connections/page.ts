import { createContextCache } from '@pothos/core'
import DataLoader from 'dataloader'
import type { GraphQLResolveInfo } from 'graphql'
import { encodeCursor } from '../../lib/cursors.ts'
import type { Context } from '../context.ts'
import { loadRows, type NodeRow } from '../load-nodes.ts'
import { keyOf } from './order.ts'
import { countSql, type KeyRow, type ListSource, windowSql } from './source.ts'
import { type PageArguments, parseWindow, type Window } from './window.ts'

interface Edge {
  cursor: string
  node: NodeRow
}

interface PageInfo {
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
  keys: DataLoader<string, KeyRow[]>
  rows: DataLoader<string, NodeRow | null>
  counts: DataLoader<string, number>
}

/** At the root a list has no parent; its loaders have one key. */
const noParent = ''

/** By field: graphql-js gives all siblings of a field the same `fieldNodes`, and with them the same arguments. */
const loadersByField = createContextCache((_context: Context) => new WeakMap<object, Loaders>())

/** The page of `source` that the arguments ask for, batched over all parents in which the field stands. */
export const loadPage = (
  source: ListSource,
  parentId: string | null,
  args: PageArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Page => {
  const window = parseWindow(source.order, args)
  const loaders = loadersByField(context).get(info.fieldNodes) ?? createLoaders(source, window, context, info)
  loadersByField(context).set(info.fieldNodes, loaders)
  const keys = () => loaders.keys.load(parentId ?? noParent)
  return {
    get edges() {
      return keys().then((found) => loadEdges(source, inOrder(found, window), loaders))
    },
    get pageInfo() {
      return keys().then((found) => describePage(source, found, window))
    },
    get totalCount() {
      return loaders.counts.load(parentId ?? noParent)
    },
  }
}

const createLoaders = (source: ListSource, window: Window, context: Context, info: GraphQLResolveInfo): Loaders => ({
  keys: new DataLoader(async (parents) => {
    const ids = parentIds(source, parents)
    const rows = await context.database.$queryRaw<KeyRow[]>(windowSql(source, window, ids))
    const byParent = new Map<string, KeyRow[]>(parents.map((parent) => [parent, []]))
    for (const row of rows) byParent.get(row.parentId ?? noParent)?.push(row)
    return [...byParent.values()]
  }),
  rows: new DataLoader(async (ids) => {
    const rows = await loadRows(context, info, source.model, ids, ['edges', 'node'])
    return ids.map((id) => rows.get(id) ?? null)
  }),
  counts: new DataLoader(async (parents) => {
    type Row = { parentId?: string; count: number }
    const rows = await context.database.$queryRaw<Row[]>(countSql(source, parentIds(source, parents)))
    const byParent = new Map(rows.map((row) => [row.parentId ?? noParent, row.count]))
    return parents.map((parent) => byParent.get(parent) ?? 0)
  }),
})

const parentIds = (source: ListSource, parents: readonly string[]) => (source.link ? parents : null)

/** The window's rows in the list's own order, without the one row more that tells that there are others. */
const inOrder = (found: readonly KeyRow[], { size, fromEnd }: Window): KeyRow[] => {
  const rows = found.slice(0, size)
  return fromEnd ? rows.reverse() : rows
}

const cursorOf = ({ order }: ListSource, row: KeyRow) => encodeCursor(order.name, keyOf(order, row))

const loadEdges = async (source: ListSource, keys: readonly KeyRow[], { rows }: Loaders): Promise<Edge[]> => {
  const nodes = await Promise.all(keys.map((key) => rows.load(key.id)))
  // A row that went between the two statements has no node any more.
  return keys.flatMap((key, index) => {
    const node = nodes[index]
    return node ? [{ cursor: cursorOf(source, key), node }] : []
  })
}

const describePage = (source: ListSource, found: readonly KeyRow[], window: Window): PageInfo => {
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
