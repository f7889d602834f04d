import {
  type DocumentNode,
  type ExecutionArgs,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
} from 'graphql'
import { findConditions } from '../graphql/find-conditions.ts'
import { NotCompiled } from './not-compiled.ts'
import { type ObjectPlan, planOperation } from './plan.ts'
import type { Variables } from './statement.ts'

/** What is known of a document. */
interface KnownDocument {
  readonly fragments: Record<string, FragmentDefinitionNode>
  /** The variables that @skip and @include look at, in any of its operations. */
  readonly conditions: readonly string[]
  readonly plans: Map<string, Planned>
}

/** A plan, or why there is none: of an error its stack would be kept as well, with all that it leads to. */
type Planned = ObjectPlan | string

/** Fields of all plans that are kept, for hundreds of operations. Where more come, all are planned anew. */
const mostFields = 50_000

/**
 * Plans operations, each once for a document, an operation of it and what its variables have @skip and @include leave out. That an
 * operation has no plan is kept as well.
 *
 * Plans lead to the document's text, and so are kept only for as long as the document is: whoever parses documents bounds both.
 */
export const createPlans = () => {
  let documents = new WeakMap<DocumentNode, KnownDocument>()
  let fields = 0
  const know = (document: DocumentNode): KnownDocument => {
    const known = documents.get(document) ?? readDocument(document)
    documents.set(document, known)
    return known
  }
  const keep = (document: DocumentNode, key: string, plan: Planned): void => {
    fields += countFields(plan)
    if (fields > mostFields) {
      documents = new WeakMap()
      fields = countFields(plan)
    }
    know(document).plans.set(key, plan)
  }
  return (
    { schema, document }: ExecutionArgs,
    operation: OperationDefinitionNode,
    variables: Variables,
  ): ObjectPlan => {
    const { fragments, conditions, plans } = know(document)
    const place = document.definitions.indexOf(operation)
    // What is no condition in this operation may be anything, of any length.
    const key = JSON.stringify([place, ...conditions.map((name) => toChoice(variables[name]))])
    const known = plans.get(key)
    const plan = known ?? tryPlan(() => planOperation({ schema, fragments, variables }, operation))
    if (known === undefined) keep(document, key, plan)
    if (typeof plan === 'string') throw new NotCompiled(plan)
    return plan
  }
}

const toChoice = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null)

const tryPlan = (plan: () => ObjectPlan): Planned => {
  try {
    return plan()
  } catch (error) {
    if (error instanceof NotCompiled) return error.message
    throw error
  }
}

const countFields = (plan: Planned): number =>
  typeof plan === 'string'
    ? 1
    : plan.fields.reduce(
        (sum, { objects }) => sum + [...objects.values()].reduce((all, each) => all + countFields(each), 1),
        0,
      )

const readDocument = (document: DocumentNode): KnownDocument => {
  const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
  return {
    fragments: Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment])),
    conditions: [...new Set(findConditions(document).map(({ name }) => name.value))],
    plans: new Map(),
  }
}
