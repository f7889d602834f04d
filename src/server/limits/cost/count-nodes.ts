import { collectFields, collectSubFields } from '@graphql-tools/utils'
import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
  type OperationDefinitionNode,
} from 'graphql'
import { countSchemaObjects } from './count-schema-objects.ts'
import { isConnection, listSize, pageSize } from './list-size.ts'
import type { CostScope } from './scope.ts'

/**
 * How many nodes and lists an operation can return, as GitHub counts them: the sizes of lists multiplied down the tree. What has an id
 * of its own (Relay's Node) counts one, and so does a connection, which has its page to find and perhaps to count, and whatever stands
 * at the root. Of several possible types the dearest counts. What belongs to a node (a date, an edge, the hop of a chain) counts nothing
 * itself.
 * @throws TooManySteps; GraphQLError for a page or a list of ids that is too large.
 */
export const countNodes = (scope: CostScope, type: GraphQLObjectType, operation: OperationDefinitionNode): number => {
  const { schema, fragments, variables } = scope
  const known = new Map<string, number>()

  const costOfFields = (parent: GraphQLObjectType, fields: Iterable<FieldNode[]>): number => {
    let cost = 0
    for (const nodes of fields) cost += costOfField(parent, nodes)
    return cost
  }

  const costOfField = (parent: GraphQLObjectType, nodes: FieldNode[]): number => {
    const node = nodes[0] as FieldNode
    const field = parent.getFields()[node.name.value]
    if (!field) return countSchemaObjects(scope, nodes)
    const named = getNamedType(field.type)
    if (isLeafType(named)) return 0
    const beneath = Math.max(0, ...objectTypesOf(named).map((object) => costOfObject(object, nodes)))
    if (isConnection(named)) return 1 + pageSize(node, scope) * beneath
    // The rows are counted with their page.
    if (isConnection(parent)) return beneath
    const own = isNode(named) || parent === type ? 1 : 0
    return listSize(field, node, scope) * (own + beneath)
  }

  const objectTypesOf = (named: GraphQLNamedType): readonly GraphQLObjectType[] => {
    if (isAbstractType(named)) return schema.getPossibleTypes(named)
    return isObjectType(named) ? [named] : []
  }

  const costOfObject = (object: GraphQLObjectType, nodes: FieldNode[]): number => {
    scope.step()
    const key = `${object.name} ${scope.keyOf(nodes)}`
    const before = known.get(key)
    if (before !== undefined) return before
    const cost = costOfFields(object, collectSubFields(schema, fragments, variables, object, nodes).fields.values())
    known.set(key, cost)
    return cost
  }

  return costOfFields(type, collectFields(schema, fragments, variables, type, operation.selectionSet).fields.values())
}

/** Whether a type's objects have ids of their own, or some of them. */
const isNode = (type: GraphQLNamedType): boolean => {
  if (isUnionType(type)) return type.getTypes().some(isNode)
  if (!isObjectType(type) && !isInterfaceType(type)) return false
  return type.name === 'Node' || type.getInterfaces().some(({ name }) => name === 'Node')
}
