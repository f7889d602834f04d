import type { ExecutionArgs } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { findAsOf } from '../graphql/as-of.ts'
import type { AsOf } from '../platform/as-of.ts'

/** Has an operation with `@asOf(date:)` read the database as it could be known on that day, whatever it asks. */
export const useAsOf = (asOf: AsOf): Plugin => ({
  onExecute: ({ args, executeFn, setExecuteFn }) => {
    const day = findAsOf(args)
    if (day === null) return
    setExecuteFn((given: ExecutionArgs) =>
      asOf(day, (database) => executeFn({ ...given, contextValue: { ...(given.contextValue as object), database } })),
    )
  },
})
