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

/** What planning needs of a document. */
interface ReadDocument {
  /** Of this document alone, in the keys of its plans. */
  readonly number: number
  readonly fragments: Record<string, FragmentDefinitionNode>
  /** The variables that @skip and @include look at. */
  readonly conditions: readonly string[]
}

type Planned = ObjectPlan | NotCompiled

/** Fields of all plans that are kept: some 30 MB, for hundreds of operations. Where more come, all are planned anew. */
const mostFields = 50_000

/**
 * Plans operations, each once for a document, an operation of it and what its variables have @skip and @include leave out. That an
 * operation has no plan is kept as well.
 */
export const createPlans = () => {
  const documents = new WeakMap<DocumentNode, ReadDocument>()
  const kept = new Map<string, Planned>()
  let [count, fields] = [0, 0]
  const read = (document: DocumentNode): ReadDocument => {
    const known = documents.get(document) ?? { number: count++, ...readDocument(document) }
    documents.set(document, known)
    return known
  }
  const keep = (key: string, plan: Planned): void => {
    fields += countFields(plan)
    if (fields > mostFields) {
      kept.clear()
      fields = countFields(plan)
    }
    kept.set(key, plan)
  }
  return (
    { schema, document }: ExecutionArgs,
    operation: OperationDefinitionNode,
    variables: Variables,
  ): ObjectPlan => {
    const { number, fragments, conditions } = read(document)
    const place = document.definitions.indexOf(operation)
    const key = JSON.stringify([number, place, ...conditions.map((name) => variables[name] ?? null)])
    const known = kept.get(key)
    const plan = known ?? tryPlan(() => planOperation({ schema, fragments, variables }, operation))
    if (!known) keep(key, plan)
    if (plan instanceof NotCompiled) throw plan
    return plan
  }
}

const tryPlan = (plan: () => ObjectPlan): Planned => {
  try {
    return plan()
  } catch (error) {
    if (error instanceof NotCompiled) return error
    throw error
  }
}

const countFields = (plan: Planned): number =>
  plan instanceof NotCompiled
    ? 1
    : plan.fields.reduce(
        (sum, { objects }) => sum + [...objects.values()].reduce((all, each) => all + countFields(each), 1),
        0,
      )

const readDocument = (document: DocumentNode): Omit<ReadDocument, 'number'> => {
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
  }
}
