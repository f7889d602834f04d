import { collectFields, collectSubFields, getFieldEntryKey } from '@graphql-tools/utils'
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  TypeNameMetaFieldDef,
  visit,
} from 'graphql'
import type { SqlForm } from '../graphql/sql-form.ts'
import { formOf } from './forms.ts'
import { NotCompiled } from './not-compiled.ts'

/** What an operation asks of objects of one type: fields in the order of the answer. */
export interface ObjectPlan {
  readonly type: GraphQLObjectType
  readonly fields: readonly FieldPlan[]
}

/** One field of the answer. */
export interface FieldPlan {
  /** Its name in the answer: the alias, where it has one. */
  readonly key: string
  readonly parentType: GraphQLObjectType
  readonly field: GraphQLField<unknown, unknown>
  /** The field as it is asked for first. What is merged with it has the same arguments: validation sees to that. */
  readonly node: FieldNode
  /** Whether none of its arguments holds a variable: then they are always the same. */
  readonly hasConstantArguments: boolean
  /** Whether no variable is used in it and beneath it: then its SQL is always the same. */
  readonly isConstant: boolean
  /** Null for the parts of a connection, which the connection itself knows how to read. */
  readonly form: SqlForm | null
  /** What is asked of the objects that it leads to, by their types. Empty for scalars. */
  readonly objects: ReadonlyMap<string, ObjectPlan>
}

/** What is asked of the objects of a field whose type is one object type. */
export const objectOf = ({ objects }: FieldPlan): ObjectPlan => [...objects.values()][0] as ObjectPlan

/** What is asked of the rows that a field leads to: of a connection of its nodes. Not of rows that are of several types. */
export const itemsOf = ({ form, objects }: FieldPlan): readonly ObjectPlan[] => {
  if (objects.size !== 1) return []
  if (!form || !('page' in form)) return [...objects.values()]
  const partsOf = (from: readonly ObjectPlan[], name: string) =>
    from.flatMap(({ fields }) => fields.filter((plan) => !plan.form && plan.field.name === name))
  const edges = partsOf([...objects.values()], 'edges').map(objectOf)
  return partsOf(edges, 'node').flatMap((node) => (node.objects.size === 1 ? [objectOf(node)] : []))
}

/** What planning goes by. Of the variables only those of @skip and @include are looked at. */
export interface PlanScope {
  readonly schema: GraphQLSchema
  readonly fragments: Record<string, FragmentDefinitionNode>
  readonly variables: Record<string, unknown>
}

/** The same with the number of fields planned so far. */
interface Planning extends PlanScope {
  fields: number
}

/** Where an object stands in a connection (Relay); elsewhere it is a row. */
type Role = 'row' | 'page' | 'edge' | 'pageInfo'

/** The parts that connections read themselves, and the role of what they lead to. */
const partRoles: Record<Role, Readonly<Record<string, Role>>> = {
  row: {},
  page: { edges: 'edge', pageInfo: 'pageInfo', totalCount: 'row' },
  edge: { node: 'row', cursor: 'row' },
  pageInfo: { hasNextPage: 'row', hasPreviousPage: 'row', startCursor: 'row', endCursor: 'row' },
}

/**
 * Fields multiply: what is asked of an interface is asked of each of its types, and so on beneath these, so that a short operation can have a
 * statement without end.
 */
const mostFields = 1000

/**
 * Resolves an operation against the schema: fragments are spread, fields of one name in the answer are merged, what @skip and @include
 * leave out is gone, and each field has its form in SQL.
 * @throws NotCompiled for what has none, and for what is too much.
 */
export const planOperation = (scope: PlanScope, operation: OperationDefinitionNode): ObjectPlan => {
  const type = scope.schema.getQueryType()
  if (operation.operation !== 'query' || !type) throw new NotCompiled(`it is a ${operation.operation}`)
  const { fields } = collectFields(scope.schema, scope.fragments, scope.variables, type, operation.selectionSet)
  const plan = planFields({ ...scope, fields: 0 }, type, fields, 'row')
  if (plan.fields.every(({ field }) => field === TypeNameMetaFieldDef))
    throw new NotCompiled('it asks nothing of the database')
  return plan
}

type CollectedFields = ReadonlyMap<string, readonly FieldNode[]>

const planFields = (scope: Planning, type: GraphQLObjectType, collected: CollectedFields, role: Role): ObjectPlan => ({
  type,
  fields: [...collected.values()].map((nodes) => planField(scope, type, [...nodes], role)),
})

const planField = (scope: Planning, parentType: GraphQLObjectType, nodes: FieldNode[], role: Role): FieldPlan => {
  scope.fields += 1
  if (scope.fields > mostFields) throw new NotCompiled(`it has more than ${mostFields} fields, of all types`)
  const node = nodes[0] as FieldNode
  const field = fieldOf(parentType, node.name.value)
  const partRole = partRoles[role][field.name]
  const form = partRole === undefined ? formOf(parentType, field) : null
  const objects = planObjects(scope, field, nodes, partRole ?? (form && 'page' in form ? 'page' : 'row'))
  const beneath = [...objects.values()].flatMap(({ fields }) => fields)
  const hasConstantArguments = !usesVariables(node)
  const isConstant = hasConstantArguments && beneath.every((each) => each.isConstant)
  return { key: getFieldEntryKey(node), parentType, field, node, hasConstantArguments, isConstant, form, objects }
}

/** Whether an argument holds a variable, however deep. */
const usesVariables = ({ arguments: args = [] }: FieldNode): boolean => {
  let isFound = false
  const find = () => {
    isFound = true
  }
  for (const argument of args) visit(argument, { [Kind.VARIABLE]: find })
  return isFound
}

const fieldOf = (type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> => {
  const field = name === TypeNameMetaFieldDef.name ? TypeNameMetaFieldDef : type.getFields()[name]
  if (field) return field
  throw new NotCompiled(`${type.name}.${name} is introspection`)
}

const planObjects = (scope: Planning, field: GraphQLField<unknown, unknown>, nodes: FieldNode[], role: Role) => {
  const { schema, fragments, variables } = scope
  const type = getNamedType(field.type)
  const types = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : []
  const planOf = (each: GraphQLObjectType) => {
    const { fields } = collectSubFields(schema, fragments, variables, each, nodes)
    return [each.name, planFields(scope, each, fields, role)] as const
  }
  return new Map(types.map(planOf))
}
