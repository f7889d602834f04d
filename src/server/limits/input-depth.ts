import { type GraphQLError, Kind, type ValidationRule, type ValueNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { limitError } from './limit-error.ts'

/**
 * Refuses arguments in which objects and lists lie deeper in one another than `most` levels. Whatever reads them calls itself for each
 * level, down to the database, which nests its conditions in the same way; some thousand levels end its stack.
 */
export const argumentDepthRule =
  (most: number): ValidationRule =>
  (context) => ({
    [Kind.ARGUMENT]: ({ name, value }) => {
      if (!isDeeper(value, most, itemsOfNode)) return
      context.reportError(inputError(`The argument "${name.value}"`, most))
    },
  })

/** Refuses variables that are as deep, for the same reason. */
export const useVariableDepthLimit = (most: number): Plugin => ({
  onExecute: ({ args: { variableValues }, setResultAndStopExecution }) => {
    for (const [name, value] of Object.entries(variableValues ?? {})) {
      if (!isDeeper(value, most, itemsOfValue)) continue
      setResultAndStopExecution({ errors: [inputError(`The variable "$${name}"`, most)] })
      return
    }
  },
})

/** Level by level, since it must not call itself as often as there are levels either. */
const isDeeper = <Value>(root: Value, most: number, itemsOf: (value: Value) => readonly Value[]): boolean => {
  let level: readonly Value[] = [root]
  for (let depth = 0; depth <= most && level.length > 0; depth += 1) level = level.flatMap(itemsOf)
  return level.length > 0
}

const itemsOfValue = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : []

const itemsOfNode = (value: ValueNode): readonly ValueNode[] => {
  if (value.kind === Kind.LIST) return value.values
  return value.kind === Kind.OBJECT ? value.fields.map((field) => field.value) : []
}

const inputError = (what: string, most: number): GraphQLError =>
  limitError({
    message: `${what} has objects or lists more than ${most} levels deep, which is the most that is allowed. Write it flatter: "not" within "not" is the filter itself.`,
    code: 'INPUT_DEPTH_LIMIT_EXCEEDED',
    limit: most,
  })
