import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  valueFromASTUntyped,
} from 'graphql'
import { maxSize, usualSize } from '../../../graphql/connections/window.ts'

/**
 * What a plain list counts as: they hold a handful by nature (the participants of a meeting, the hops of a chain), are capped, and
 * nobody can ask for more.
 */
const plainListSize = 10

/** The arguments by which a client says how much it wants. */
export const sizeArguments = ['first', 'last', 'ids'] as const

/** A page of a list (Relay). */
export const isConnection = (type: GraphQLNamedType): boolean =>
  isObjectType(type) && 'edges' in type.getFields() && 'pageInfo' in type.getFields()

/** How many rows a connection may return: what is asked for, within the bounds that its resolver keeps to. */
export const pageSize = (node: FieldNode, variables: Record<string, unknown>): number => {
  const asked = argumentOf(node, 'last', variables) ?? argumentOf(node, 'first', variables)
  return typeof asked === 'number' ? Math.min(Math.max(asked, 1), maxSize) : usualSize
}

/** How many objects a field that is no connection may return. */
export const listSize = (
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Record<string, unknown>,
): number => {
  const type = isNonNullType(field.type) ? field.type.ofType : field.type
  if (!isListType(type)) return 1
  const ids = argumentOf(node, 'ids', variables)
  if (ids == null) return plainListSize
  return Array.isArray(ids) ? ids.length : 1
}

const argumentOf = (
  node: FieldNode,
  name: (typeof sizeArguments)[number],
  variables: Record<string, unknown>,
): unknown => {
  const value = node.arguments?.find((each) => each.name.value === name)?.value
  return value && valueFromASTUntyped(value, variables)
}
