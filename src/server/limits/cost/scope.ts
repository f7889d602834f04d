import type { FieldNode, FragmentDefinitionNode, GraphQLSchema } from 'graphql'

/** What an operation's cost is counted by. */
export interface CostScope {
  readonly schema: GraphQLSchema
  readonly fragments: Record<string, FragmentDefinitionNode>
  /** The values of those variables on which the cost hangs. */
  readonly variables: Record<string, unknown>
  /** The most that a page, or a list of ids, may ask for. */
  readonly maxPage: number
  /** Takes one of the steps that counting may take. @throws TooManySteps where there is none left. */
  step(): void
  /** A name for fields that are merged into one of the answer: the same for the same ones. */
  keyOf(nodes: readonly FieldNode[]): string
}

/** An operation is made so that its cost cannot be counted in reasonable time, which is far from what can be returned. */
export class TooManySteps extends Error {}

/**
 * What is asked of one type by the same fields is counted once, so that what nests exponentially takes few steps. The examples take
 * some 50, GraphiQL 3,000. Only where fields of one name are merged in ever other ways, and where much is asked of the whole schema
 * many times over, are there more: 20,000 take a tenth of a second.
 */
const mostSteps = 20_000

export const createScope = (given: Omit<CostScope, 'step' | 'keyOf'>): CostScope => {
  const numbers = new Map<FieldNode, number>()
  let steps = 0
  const numberOf = (node: FieldNode): number => {
    const number = numbers.get(node) ?? numbers.size
    numbers.set(node, number)
    return number
  }
  return {
    ...given,
    step: () => {
      steps += 1
      if (steps > mostSteps) throw new TooManySteps()
    },
    keyOf: (nodes) => nodes.map(numberOf).join(),
  }
}
