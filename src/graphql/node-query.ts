import { decodeGlobalID } from '@pothos/plugin-relay'
import type { GraphQLResolveInfo } from 'graphql'
import { validate as isUuid } from 'uuid'
import { Prisma } from '../generated/prisma/client.ts'
import type { Context } from './context.ts'
import { InputError } from './errors.ts'
import { findNode, type NodeRow } from './load-nodes.ts'
import type { SqlForm, TypesForm } from './sql-form.ts'
import { entityModels, factModels, foundSql, type NodeModel } from './visibility.ts'

interface GlobalId {
  typename: string
  id: string
}

const maxIds = 100
const nodeModels: readonly NodeModel[] = ['Article', 'Mention', 'Citation', ...entityModels, ...factModels]
const isNodeModel = (typename: string): typename is NodeModel => nodeModels.some((model) => model === typename)

/** A text that is no global id becomes an id of no type, which is refused where it is looked up: in its own place in a list. */
export const decodeGlobalId = (text: string): GlobalId => {
  try {
    return decodeGlobalID(text)
  } catch {
    return { typename: '', id: text }
  }
}

/** @throws InputError for what is not a global id. */
const checkId = ({ typename, id }: GlobalId): { model: NodeModel; id: string } => {
  if (isNodeModel(typename) && isUuid(id)) return { model: typename, id: id.toLowerCase() }
  const text = typename === '' ? id : `${typename}:${id}`
  throw new InputError(`"${text}" is not a global id: pass the id of something, as an answer gave it`)
}

/**
 * `Query.node`: null for an id that nothing visible has.
 * @throws InputError for what is not a global id.
 */
export const resolveNode = async (
  _root: unknown,
  { id: globalId }: { id: GlobalId },
  context: Context,
  info: GraphQLResolveInfo,
): Promise<NodeRow | null> => {
  const { model, id } = checkId(globalId)
  return findNode(context, info, model, id)
}

/** `Query.nodes`: one row for each id, in their order; what is wrong with one id is told in its place. */
export const resolveNodes = (
  root: unknown,
  { ids }: { ids: GlobalId[] },
  context: Context,
  info: GraphQLResolveInfo,
): Promise<NodeRow | null>[] => {
  checkCount(ids)
  return ids.map((id) => resolveNode(root, { id }, context, info))
}

const checkCount = (ids: readonly unknown[]): void => {
  if (ids.length > maxIds) {
    throw new InputError(`ids: ${ids.length} ids are too many: ask for at most ${maxIds} at a time`)
  }
}

/** The global id of `parent`, a row of this model (Relay). */
export const globalIdSql = (model: string): Prisma.Sql =>
  Prisma.sql`encode(convert_to(${Prisma.raw(`'${model}:'`)} || parent."id", 'UTF8'), 'base64')`

/** The visible row whose id and model `parent` names, by model. */
export const namedRows = (models: readonly NodeModel[]): TypesForm =>
  Object.fromEntries(models.map((model) => [model, namedRow(model)]))

const namedRow = (model: NodeModel) => Prisma.sql`
  SELECT node.* FROM ${Prisma.raw(`"${model}"`)} AS node
  WHERE node."id" = parent."id" AND parent."model" = ${Prisma.raw(`'${model}'`)} AND ${foundSql(model)}`

const idsSql = (globalIds: readonly string[]): Prisma.Sql => {
  checkCount(globalIds)
  const found = globalIds.map((text) => checkId(decodeGlobalId(text)))
  return Prisma.sql`SELECT * FROM unnest(${found.map(({ id }) => id)}::uuid[], ${found.map(({ model }) => model)}::text[]) AS asked("id", "model")`
}

const types = namedRows(nodeModels)

/** How the two are read in SQL. */
export const nodeForm: SqlForm = { rows: ({ args }) => idsSql([args.id]), types }
export const nodesForm: SqlForm = { rows: ({ args }) => idsSql(args.ids), types }
