import { collectSubFields } from '@graphql-tools/utils'
import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  valueFromASTUntyped,
} from 'graphql'
import type { CostScope } from './scope.ts'

/**
 * How many objects of the schema a field of introspection returns, at the root of an operation; deprecated ones always count. Their
 * number is known, so that GraphiQL costs what it gets, and `types { fields { type { fields …` under aliases what it would get.
 * @throws TooManySteps
 */
export const countSchemaObjects = (scope: CostScope, nodes: FieldNode[]): number => {
  const { schema, fragments, variables } = scope
  const known = new Map<object, Map<string, number>>()

  const countField = (
    field: GraphQLField<unknown, unknown> | undefined,
    source: unknown,
    asked: FieldNode[],
  ): number => {
    const type = field && getNamedType(field.type)
    if (!isObjectType(type) || !field?.resolve) return 0
    const args = { includeDeprecated: true, name: nameIn(asked[0] as FieldNode, variables) }
    // Introspection asks for nothing else of what resolvers are given.
    const found = field.resolve(source, args, undefined, { schema } as GraphQLResolveInfo)
    const objects: object[] = Array.isArray(found) ? found : found ? [found] : []
    return objects.reduce((sum, object) => sum + countObject(type, object, asked), 0)
  }

  const countObject = (type: GraphQLObjectType, object: object, asked: FieldNode[]): number => {
    scope.step()
    const ofObject = known.get(object) ?? new Map<string, number>()
    known.set(object, ofObject)
    const key = scope.keyOf(asked)
    const before = ofObject.get(key)
    if (before !== undefined) return before
    let count = 1
    for (const each of collectSubFields(schema, fragments, variables, type, asked).fields.values()) {
      count += countField(type.getFields()[each[0]?.name.value ?? ''], object, each)
    }
    ofObject.set(key, count)
    return count
  }

  const metaFields = [SchemaMetaFieldDef, TypeMetaFieldDef]
  return countField(
    metaFields.find(({ name }) => name === nodes[0]?.name.value),
    undefined,
    nodes,
  )
}

/** The name in `__type(name:)`. */
const nameIn = (node: FieldNode, variables: Record<string, unknown>): unknown => {
  const value = node.arguments?.find(({ name }) => name.value === 'name')?.value
  return value && valueFromASTUntyped(value, variables)
}
