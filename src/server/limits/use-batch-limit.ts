import type { Plugin } from 'graphql-yoga'
import { requestError } from '../request-error.ts'

/** Refuses a request that is a list of more than `most` operations, or of none. With 1 there is no batching, but a list of one is answered. */
export const useBatchLimit = (most: number): Plugin => ({
  onRequestParse: () => ({
    onRequestParseDone: ({ requestParserResult: operations }) => {
      if (!Array.isArray(operations)) return
      if (operations.length === 0) throw requestError('The list of operations is empty', 'BAD_REQUEST', 400)
      if (operations.length <= most) return
      throw requestError(
        `The request is a list of ${operations.length} operations; at most ${most} are allowed. Send them in several requests, or ask for several fields in one operation.`,
        'BATCH_LIMIT_EXCEEDED',
        400,
      )
    },
  }),
})
