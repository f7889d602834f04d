import type { ExecutionArgs } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { countStatements } from '../../platform/statement-count.ts'
import { operationOf } from './records.ts'

/** Counts the statements of operations that are resolved field by field; stands behind what opens transactions for them. */
export const useStatementCount = (): Plugin => ({
  onExecute: ({ args, executeFn, setExecuteFn }) => {
    const operation = operationOf(args.contextValue)
    if (!operation) return
    setExecuteFn((given: ExecutionArgs) => {
      operation.executor = 'plain'
      return countStatements(operation, () => executeFn(given))
    })
  },
})
