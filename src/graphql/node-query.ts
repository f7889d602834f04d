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
const nodeModels: readonly NodeModel[] = ['Article', 'Mention', 'Citation', ...entityModels, ...factModels]

/** @throws InputError for a text that is not a global id. */
export const decodeGlobalId = (text: string): GlobalId => {
  try {
    return decodeGlobalID(text)
  } catch {
    throw new InputError(`"${text}" is not a global id: pass the id of something, as an answer gave it`)
  }
}

/** `Query.node`: null for an id that nothing visible has. */
export const resolveNode = (
  _root: unknown,
  { id: globalId }: { id: GlobalId },
  context: Context,
  info: GraphQLResolveInfo,
): Promise<NodeRow | null> | null => {
  const model = nodeModels.find((each) => each === globalId.typename)
  return model && isUuid(globalId.id) ? findNode(context, info, model, globalId.id) : null
}

/** `Query.nodes`: one row for each id, in their order. */
export const resolveNodes = (
  root: unknown,
  { ids }: { ids: GlobalId[] },
  context: Context,
  info: GraphQLResolveInfo,
): (Promise<NodeRow | null> | null)[] => {
  if (ids.length > maxIds)
    throw new InputError(`ids: ${ids.length} ids are too many: ask for at most ${maxIds} at a time`)
  return ids.map((id) => resolveNode(root, { id }, context, info))
}
