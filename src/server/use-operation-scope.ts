import type { ExecutionArgs } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { within } from '../platform/operation.ts'
import { timedOperation } from './use-operation-time.ts'

/** Has resolvers work within their operation, since Prisma, which they ask, hands nothing on. Stands behind what they are executed by. */
export const useOperationScope = (): Plugin => ({
  onExecute: ({ executeFn, setExecuteFn }) => {
    setExecuteFn((args: ExecutionArgs) => {
      const operation = timedOperation(args.contextValue as object)
      return operation ? within(operation, () => executeFn(args)) : executeFn(args)
    })
  },
})
