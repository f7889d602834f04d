import {
  type DocumentNode,
  type ExecutionArgs,
  type FragmentDefinitionNode,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql'
import { countNodes } from './count-nodes.ts'
import { sizeArguments } from './list-size.ts'
import { type CostScope, createScope, TooManySteps } from './scope.ts'

/** What is kept of an operation, for as long as its document is. */
interface KnownOperation {
  readonly fragments: Record<string, FragmentDefinitionNode>
  /** The variables on which the cost hangs. */
  readonly variables: ReadonlySet<string>
  /** By the values of these. */
  readonly costs: Map<string, number>
}

/** Most costs to keep of one operation, and the longest values to keep one by: of the sizes that clients ask for there are few, and short. */
const mostCosts = 100
const longestKey = 200

/** The arguments whose values decide what an operation costs, with `if` of @skip and @include, and `name` of `__type`. */
const decisive = new Set<string>([...sizeArguments, 'if', 'name'])

/**
 * Makes the function that tells what an operation costs with its variables: Infinity where that cannot be counted, null where there is
 * nothing to count, since it is not executed. Most operations are counted once: what they cost hangs on no variable, or on few values.
 * It throws a GraphQLError for a page, or a list of ids, of more than `maxPage`.
 */
export const createCost = (maxPage: number): ((args: ExecutionArgs) => number | null) => {
  const operations = new WeakMap<OperationDefinitionNode, KnownOperation>()
  const know = (operation: OperationDefinitionNode, document: DocumentNode): KnownOperation => {
    const known = operations.get(operation) ?? readOperation(document)
    operations.set(operation, known)
    return known
  }
  return (args) => {
    const operation = getOperationAST(args.document, args.operationName)
    if (!operation) return null
    const { fragments, variables, costs } = know(operation, args.document)
    const values = variables.size === 0 ? {} : valuesOf(operation, variables, args)
    if (!values) return null
    const key = JSON.stringify(Object.values(values).map((value) => (Array.isArray(value) ? value.length : value)))
    const cost = costs.get(key) ?? count(args, operation, { fragments, variables: values, maxPage })
    if (costs.size >= mostCosts) costs.clear()
    if (cost !== null && key.length <= longestKey) costs.set(key, cost)
    return cost
  }
}

const count = (
  { schema }: ExecutionArgs,
  operation: OperationDefinitionNode,
  given: Pick<CostScope, 'fragments' | 'variables' | 'maxPage'>,
): number | null => {
  const type = schema.getRootType(operation.operation)
  if (!type) return null
  try {
    return countNodes(createScope({ schema, ...given }), type, operation)
  } catch (error) {
    if (error instanceof TooManySteps) return Infinity
    throw error
  }
}

/** The values of some variables, in the order in which they are declared; null where they are not what is declared. */
const valuesOf = (
  { variableDefinitions = [] }: OperationDefinitionNode,
  names: ReadonlySet<string>,
  { schema, variableValues }: ExecutionArgs,
): Record<string, unknown> | null => {
  const definitions = variableDefinitions.filter(({ variable }) => names.has(variable.name.value))
  const { coerced } = getVariableValues(schema, definitions, variableValues ?? {})
  if (!coerced) return null
  return Object.fromEntries(definitions.map(({ variable: { name } }) => [name.value, coerced[name.value] ?? null]))
}

const readOperation = (document: DocumentNode): KnownOperation => {
  const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
  const variables = new Set<string>()
  let isDecisive = false
  visit(document, {
    [Kind.ARGUMENT]: {
      enter: ({ name }) => {
        isDecisive = decisive.has(name.value)
      },
    },
    [Kind.VARIABLE]: ({ name }) => {
      if (isDecisive) variables.add(name.value)
    },
  })
  return {
    fragments: Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment])),
    variables,
    costs: new Map(),
  }
}
