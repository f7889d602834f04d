import type { ExecutionArgs, ExecutionResult } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { findAsOf } from '../graphql/as-of.ts'
import type { AsOf } from '../platform/as-of.ts'

/** Has an operation with `@asOf(date:)` read the database as it could be known on that day, whatever it asks. */
export const useAsOf = (asOf: AsOf): Plugin => ({
  onExecute: ({ args, executeFn, setExecuteFn }) => {
    const day = findAsOf(args)
    if (day === null) return
    setExecuteFn((given: ExecutionArgs) =>
      asOf(day, async (database) =>
        conclude(await executeFn({ ...given, contextValue: { ...(given.contextValue as object), database } })),
      ),
    )
  },
})

/**
 * The result with the errors that it has now. Where null spreads to `data`, the executor lets go of fields that are still being resolved;
 * they find their transaction closed, and it would add that to the errors as a bug.
 */
const conclude = ({ errors, ...result }: ExecutionResult): ExecutionResult =>
  errors ? { errors: [...errors], ...result } : result
