import { decodeGlobalID } from '@pothos/plugin-relay'
import type { GraphQLResolveInfo } from 'graphql'
import { validate as isUuid } from 'uuid'
import type { Context } from './context.ts'
import { InputError } from './errors.ts'
import { findNode, type NodeRow } from './load-nodes.ts'
import { entityModels, factModels, type NodeModel } from './visibility.ts'

interface GlobalId {
  typename: string
  id: string
}

const maxIds = 100
const nodeModels: readonly string[] = ['Article', 'Mention', 'Citation', ...entityModels, ...factModels]
const isNodeModel = (typename: string): typename is NodeModel => nodeModels.includes(typename)

/** A text that is no global id becomes an id of no type, which is refused where it is looked up: in its own place in a list. */
export const decodeGlobalId = (text: string): GlobalId => {
  try {
    return decodeGlobalID(text)
  } catch {
    return { typename: '', id: text }
  }
}

/**
 * `Query.node`: null for an id that nothing visible has.
 * @throws InputError for what is not a global id.
 */
export const resolveNode = async (
  _root: unknown,
  { id: { typename, id } }: { id: GlobalId },
  context: Context,
  info: GraphQLResolveInfo,
): Promise<NodeRow | null> => {
  if (isNodeModel(typename) && isUuid(id)) return findNode(context, info, typename, id)
  const text = typename === '' ? id : `${typename}:${id}`
  throw new InputError(`"${text}" is not a global id: pass the id of something, as an answer gave it`)
}

/** `Query.nodes`: one row for each id, in their order; what is wrong with one id is told in its place. */
export const resolveNodes = (
  root: unknown,
  { ids }: { ids: GlobalId[] },
  context: Context,
  info: GraphQLResolveInfo,
): Promise<NodeRow | null>[] => {
  if (ids.length > maxIds) {
    throw new InputError(`ids: ${ids.length} ids are too many: ask for at most ${maxIds} at a time`)
  }
  return ids.map((id) => resolveNode(root, { id }, context, info))
}
