import {
  type ArgumentNode,
  type ConstValueNode,
  type DirectiveNode,
  type FieldNode,
  type GraphQLInputType,
  GraphQLInt,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type NamedTypeNode,
  type NameNode,
  type ObjectFieldNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'
import type { Spot } from './values.ts'

export const nameNode = (value: string): NameNode => ({ kind: Kind.NAME, value })

export const typeNode = (name: string): NamedTypeNode => ({ kind: Kind.NAMED_TYPE, name: nameNode(name) })

export const argumentNode = (name: string, value: ValueNode): ArgumentNode => ({
  kind: Kind.ARGUMENT,
  name: nameNode(name),
  value,
})

export const directiveNode = (name: string, argument: ArgumentNode): DirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: nameNode(name),
  arguments: [argument],
})

export const selectionSetNode = (selections: readonly SelectionNode[]): SelectionSetNode => ({
  kind: Kind.SELECTION_SET,
  selections,
})

/** A field without arguments. */
export const fieldNode = (name: string, selections?: readonly SelectionNode[]): FieldNode => ({
  kind: Kind.FIELD,
  name: nameNode(name),
  ...(selections && { selectionSet: selectionSetNode(selections) }),
})

/** Says how a value within another one is written. */
type Write = (value: unknown, type: GraphQLInputType, spot: Spot) => ValueNode

const scalarNode = (value: unknown): ValueNode => {
  if (typeof value === 'boolean') return { kind: Kind.BOOLEAN, value }
  if (typeof value === 'number') return { kind: Kind.INT, value: String(value) }
  return { kind: Kind.STRING, value: String(value) }
}

/** A value as a document writes it; what it holds is written by `write`, which may put a variable there. */
export const literalNode = (value: unknown, type: GraphQLInputType, spot: Spot, write: Write): ValueNode => {
  if (value === null) return { kind: Kind.NULL }
  if (isNonNullType(type)) return literalNode(value, type.ofType, spot, write)
  if (isListType(type)) {
    // One value serves as a list of one.
    if (!Array.isArray(value)) return literalNode(value, type.ofType, spot, write)
    return { kind: Kind.LIST, values: value.map((each) => write(each, type.ofType, spot)) }
  }
  if (isEnumType(type)) return { kind: Kind.ENUM, value: String(value) }
  if (!isInputObjectType(type)) return type === GraphQLInt ? scalarNode(Number(value)) : scalarNode(value)
  const inputs = type.getFields()
  const fields = Object.entries(value as object).map(
    ([name, each]): ObjectFieldNode => ({
      kind: Kind.OBJECT_FIELD,
      name: nameNode(name),
      value: write(each, inputs[name]?.type ?? type, { name, owner: type.name }),
    }),
  )
  return { kind: Kind.OBJECT, fields }
}

/** The same without variables. */
export const constantNode = (value: unknown, type: GraphQLInputType, spot: Spot): ConstValueNode =>
  literalNode(value, type, spot, constantNode) as ConstValueNode
