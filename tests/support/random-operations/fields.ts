import {
  doTypesOverlap,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isIntrospectionType,
  isListType,
  isUnionType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql'
import { schema } from '../../../src/schema.ts'
import type { Choices } from './choices.ts'

export type AnyField = GraphQLField<unknown, unknown>

export const isComposite = (type: GraphQLNamedType | undefined): type is GraphQLCompositeType => isCompositeType(type)

const compositeTypes = Object.values(schema.getTypeMap()).filter(
  (type) => isComposite(type) && !isIntrospectionType(type),
) as GraphQLCompositeType[]

/** The types on which a fragment can stand there. */
export const overlapping = (type: GraphQLCompositeType): readonly GraphQLCompositeType[] => {
  if (isIntrospectionType(type)) return [type]
  return compositeTypes.filter((other) => doTypesOverlap(schema, type, other))
}

const isList = ({ type }: AnyField) => isListType(getNullableType(type))
const isLeaf = ({ type }: AnyField) => !isComposite(getNamedType(type))

/** The fields beneath which more can be asked, and which have not too many rows for it. */
const deepFields = (fields: readonly AnyField[], rows: number): AnyField[] => {
  const deep = fields.filter((field) => !isLeaf(field))
  const few = deep.filter((field) => !isList(field) || field.name === 'edges' || rows < 20)
  // Most of what there is to ask of a page stands beneath its edges.
  return few.flatMap((field) => (field.name === 'edges' ? [field, field, field] : [field]))
}

/** The fields to choose from: those beneath which something can be asked, where something is to be; else those of values. */
export const fieldsOf = (
  choices: Choices,
  { type, rows }: { readonly type: GraphQLCompositeType; readonly rows: number },
  isDeep: boolean,
): readonly AnyField[] => {
  if (isUnionType(type)) return []
  if (type === schema.getQueryType() && choices.chance(3)) return [TypeMetaFieldDef, SchemaMetaFieldDef]
  const fields = Object.values(type.getFields())
  const deep = deepFields(fields, rows)
  const leaves = fields.filter(isLeaf)
  if (isDeep) return deep.length === 0 ? leaves : deep
  return leaves
}
