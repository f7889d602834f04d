import type { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Logger } from '../platform/logger.ts'
import { causeOf } from './mask-error.ts'
import { requestOf } from './observability/records.ts'

/**
 * Logs what is behind each masked error of an answer, whole and once, and gives the client the `requestId` that finds the log line.
 */
export const useErrorLog = (logger: Logger): Plugin => ({
  onResultProcess: ({ request, result }) => {
    const requestId = requestOf(request)?.id
    for (const each of Array.isArray(result) ? result : [result]) {
      if ('errors' in each) for (const error of each.errors ?? []) logMasked(error, requestId, logger)
    }
  },
})

const logMasked = (error: GraphQLError, requestId: string | undefined, logger: Logger): void => {
  const cause = causeOf(error)
  if (cause === undefined) return
  error.extensions.requestId = requestId
  logger.error({ err: cause, requestId, path: error.path?.join('.') }, 'unexpected error')
}
