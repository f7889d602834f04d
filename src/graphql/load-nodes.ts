import { brandWithType, createContextCache } from '@pothos/core'
import { type PathSegment, queryFromInfo } from '@pothos/plugin-prisma'
import DataLoader from 'dataloader'
import type { GraphQLResolveInfo } from 'graphql'
import type { DatabaseReader } from '../platform/database.ts'
import type { Context } from './context.ts'
import { type NodeModel, visibleWhere } from './visibility.ts'

/** A row of any node type, with what the operation selects of it, and marked with its type. */
export interface NodeRow {
  readonly id: string
}

interface Delegate {
  findMany(query: object): Promise<NodeRow[]>
  findUnique(query: object): Promise<NodeRow | null>
}

/**
 * What the operation selects of rows of one type, as a Prisma query. Pothos notes under the path of `info` what such rows
 * bring along, so each sibling of a field must plan for itself: without it the children of all but the first load again.
 */
export const planRows = (context: Context, info: GraphQLResolveInfo, model: NodeModel, path: PathSegment[] = []) =>
  queryFromInfo({ context, info, typeName: model, path })

/**
 * The rows of one type with these ids, by id, in one statement and one more for each relation that the operation
 * selects beneath. `path` leads from the field being resolved to the node: `edges`, `node`; `visible` says what may be read.
 */
export const loadRows = async (
  context: Context,
  info: GraphQLResolveInfo,
  model: NodeModel,
  ids: readonly string[],
  { path = [], visible = visibleWhere(model) }: { path?: PathSegment[]; visible?: object } = {},
): Promise<Map<string, NodeRow>> => {
  if (ids.length === 0) return new Map()
  const query = planRows(context, info, model, path)
  const where = { id: { in: [...new Set(ids)] }, ...visible }
  const rows = await delegateOf(context.database, model).findMany({ ...query, where })
  for (const row of rows) brandWithType(row, model as never)
  return new Map(rows.map((row) => [row.id, row]))
}

/** What Prisma asks of one model with. All models have this much in common; their generated types do not say so. */
export const delegateOf = (database: DatabaseReader, model: NodeModel): Delegate =>
  database[delegateName(model)] as unknown as Delegate

const delegateName = <Model extends string>(model: Model) =>
  `${model.slice(0, 1).toLowerCase()}${model.slice(1)}` as Uncapitalize<Model>

/** By field and type: graphql-js gives all siblings of a field the same `fieldNodes`. */
const rowsById = createContextCache(
  (_context: Context) => new WeakMap<object, Map<NodeModel, DataLoader<string, NodeRow | null>>>(),
)

/** One row of any type by its id, batched over the siblings of the field; null where nothing visible has the id. */
export const findNode = (
  context: Context,
  info: GraphQLResolveInfo,
  model: NodeModel,
  id: string,
): Promise<NodeRow | null> => {
  const loaders = rowsById(context)
  const ofField = loaders.get(info.fieldNodes) ?? new Map<NodeModel, DataLoader<string, NodeRow | null>>()
  loaders.set(info.fieldNodes, ofField)
  const loader =
    ofField.get(model) ??
    new DataLoader(async (ids: readonly string[]) => {
      const rows = await loadRows(context, info, model, ids)
      return ids.map((each) => rows.get(each) ?? null)
    })
  ofField.set(model, loader)
  planRows(context, info, model)
  return loader.load(id)
}
