import type { ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { DatabaseFailure } from '../platform/database-failure.ts'
import { type Operation, runOperation } from '../platform/operation.ts'
import { toDatabaseError } from './database-error.ts'
import { createSlot } from './slot.ts'

const operations = createSlot<Operation>('operation')

/** What is being executed with a `contextValue`, to be handed to what asks the database. */
export const timedOperation = (contextValue: object): Operation | undefined => operations.get(contextValue)

/**
 * Ends an operation after so many milliseconds, or when its client has gone: the answer is an error, and what it has under way in the
 * database ends there. Stands after the plugins that say how operations are executed. Without a time it takes as long as it needs.
 *
 * An operation that the database leaves unanswered in any part is answered by one error, and never by data with nulls in it.
 */
export const useOperationTime = (timeoutMs: number | undefined): Plugin => ({
  onExecute: ({ executeFn, setExecuteFn }) => {
    setExecuteFn(async (args: ExecutionArgs) => {
      const contextValue = args.contextValue as { request: Request }
      const { signal } = contextValue.request
      try {
        const result = await runOperation({ timeoutMs, signal }, async (operation) => {
          operations.set(contextValue, operation)
          return executeFn(args)
        })
        const failure = findFailure(result)
        return failure ? toAnswer(failure) : result
      } catch (error) {
        if (error instanceof DatabaseFailure) return toAnswer(error)
        throw error
      }
    })
  },
})

const toAnswer = (failure: DatabaseFailure): ExecutionResult => ({ errors: [toDatabaseError(failure)] })

/** The database's failure among the errors of a result. */
const findFailure = ({ errors }: { errors?: readonly GraphQLError[] }): DatabaseFailure | undefined => {
  const failures = errors?.map(({ originalError }) => originalError)
  return failures?.find((error) => error instanceof DatabaseFailure)
}
