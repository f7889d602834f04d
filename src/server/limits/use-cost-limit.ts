import type { ExecutionResult, GraphQLError } from 'graphql'
import type { Plugin, YogaInitialContext } from 'graphql-yoga'
import { createSlot } from '../slot.ts'
import { createCost } from './cost/create-cost.ts'
import { limitError } from './limit-error.ts'

/** By the context of an operation. */
const costs = createSlot<number>('cost')

/** What an operation costs that is being executed, or is refused for it: plugins that stand behind this one ask by the `contextValue`. */
export const costOf = (contextValue: object): number | undefined => costs.get(contextValue)

interface CostLimits {
  /** The most nodes that an operation may return. */
  readonly maxCost: number
  /** The most rows that a page may have. */
  readonly maxPage: number
}

/**
 * Refuses operations that can return more than `maxCost` nodes, or more than `maxPage` on a page, before anything is read for them. Whoever asks for it with
 * `extensions: { cost: true }` is told what the operation costs, in `extensions.cost` of the answer.
 *
 * The program's own count: GraphQL Armor's knows nothing of variables, of pages whose size is not given, nor of fragments within
 * fragments; and it weighs fields, not what they return.
 */
export const useCostLimit = ({ maxCost, maxPage }: CostLimits): Plugin => {
  const count = createCost(maxPage)
  return {
    onExecute: ({ args, setResultAndStopExecution }) => {
      const cost = count(args)
      if (cost === null) return
      costs.set(args.contextValue, cost)
      if (cost > maxCost) setResultAndStopExecution({ errors: [costError(cost, maxCost)] })
      else if (asksForCost(args.contextValue)) return { onExecuteDone: ({ result }) => addCost(result, cost, maxCost) }
    },
  }
}

const asksForCost = ({ params }: YogaInitialContext): boolean =>
  (params.extensions as { cost?: unknown } | null | undefined)?.cost === true

/** Into the result as it is: what a compiled operation gives is text, which a copy would lose. */
const addCost = (result: object, nodes: number, most: number): void => {
  const { extensions } = result as ExecutionResult
  Object.assign(result, { extensions: { ...extensions, cost: { nodes, limit: most } } })
}

const advice =
  'Ask for smaller pages (first:, last:) in the lists that have others within, or for these in operations of their own.'

const costError = (cost: number, most: number): GraphQLError => {
  const isCounted = Number.isFinite(cost)
  const found = isCounted ? { found: Math.min(cost, Number.MAX_SAFE_INTEGER) } : {}
  const how = isCounted ? `may return ${found.found}` : 'merges fields in so many ways that nobody can count its'
  const message = `The operation ${how} nodes and lists; at most ${most} are allowed. ${advice}`
  return limitError({ message, code: 'COST_LIMIT_EXCEEDED', limit: most, ...found })
}
