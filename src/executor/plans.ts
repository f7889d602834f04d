import {
  type DocumentNode,
  type ExecutionArgs,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql'
import { NotCompiled } from './not-compiled.ts'
import { type ObjectPlan, planOperation } from './plan.ts'
import type { Variables } from './statement.ts'

/** The plans of one document: by operation, and by what its variables have @skip and @include leave out. */
interface Planned {
  readonly fragments: Record<string, FragmentDefinitionNode>
  /** The variables that @skip and @include look at. */
  readonly conditions: readonly string[]
  readonly plans: Map<string, ObjectPlan | NotCompiled>
}

/** More ways to answer one document than clients ask for: what comes then is planned anew. */
const mostPlans = 64

/**
 * Plans operations, each once: what has no plan is kept as well. The plans go with their document, of which the server keeps a limited
 * number parsed.
 */
export const createPlans = () => {
  const documents = new WeakMap<DocumentNode, Planned>()
  return (
    { schema, document }: ExecutionArgs,
    operation: OperationDefinitionNode,
    variables: Variables,
  ): ObjectPlan => {
    const planned = documents.get(document) ?? readDocument(document)
    documents.set(document, planned)
    const { fragments, conditions, plans } = planned
    const key = JSON.stringify([operation.name?.value, ...conditions.map((name) => variables[name] ?? null)])
    const plan = plans.get(key) ?? tryPlan(() => planOperation({ schema, fragments, variables }, operation))
    if (plans.size < mostPlans) plans.set(key, plan)
    if (plan instanceof NotCompiled) throw plan
    return plan
  }
}

const tryPlan = (plan: () => ObjectPlan): ObjectPlan | NotCompiled => {
  try {
    return plan()
  } catch (error) {
    if (error instanceof NotCompiled) return error
    throw error
  }
}

const readDocument = (document: DocumentNode): Planned => {
  const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
  const conditions = new Set<string>()
  visit(document, {
    [Kind.DIRECTIVE]: ({ name, arguments: [condition] = [] }) => {
      if (!['skip', 'include'].includes(name.value) || condition?.value.kind !== Kind.VARIABLE) return
      conditions.add(condition.value.name.value)
    },
  })
  return {
    fragments: Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment])),
    conditions: [...conditions],
    plans: new Map(),
  }
}
