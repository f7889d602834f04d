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
import { limitError } from '../limit-error.ts'
import type { CostScope } from './scope.ts'

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

/**
 * How many rows a connection may return: what is asked for, within the bounds that its resolver keeps to.
 * @throws GraphQLError where that is more than a page may have.
 */
export const pageSize = (node: FieldNode, scope: CostScope): number => {
  const name = argumentOf(node, 'last', scope) == null ? 'first' : 'last'
  const asked = argumentOf(node, name, scope)
  if (typeof asked !== 'number') return usualSize
  checkSize(node, { name, asked, what: 'rows' }, scope)
  return Math.min(Math.max(asked, 1), maxSize)
}

/**
 * How many objects a field that is no connection may return.
 * @throws GraphQLError where more ids are given than a list of them may have.
 */
export const listSize = (field: GraphQLField<unknown, unknown>, node: FieldNode, scope: CostScope): number => {
  const type = isNonNullType(field.type) ? field.type.ofType : field.type
  if (!isListType(type)) return 1
  const ids = argumentOf(node, 'ids', scope)
  if (ids == null) return plainListSize
  if (!Array.isArray(ids)) return 1
  checkSize(node, { name: 'ids', asked: ids.length, what: 'ids' }, scope)
  return ids.length
}

type SizeArgument = (typeof sizeArguments)[number]

interface AskedSize {
  readonly name: SizeArgument
  readonly asked: number
  readonly what: string
}

/** Where the limit is as large as can be, what is larger is for its resolver to refuse, in its place of the answer. */
const checkSize = (node: FieldNode, { name, asked, what }: AskedSize, { maxPage }: CostScope): void => {
  if (Math.min(asked, maxSize) <= maxPage) return
  const message = `${node.name.value}(${name}:) asks for ${asked} ${what}; at most ${maxPage} are allowed. Ask for fewer at a time.`
  throw limitError({ message, code: 'PAGE_LIMIT_EXCEEDED', limit: maxPage, found: asked, node })
}

const argumentOf = (node: FieldNode, name: SizeArgument, { variables }: CostScope): unknown => {
  const value = node.arguments?.find((each) => each.name.value === name)?.value
  return value && valueFromASTUntyped(value, variables)
}
