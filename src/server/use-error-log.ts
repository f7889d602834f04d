import type { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Logger } from '../platform/logger.ts'
import { causeOf } from './mask-error.ts'
import { requestOf } from './observability/records.ts'

/**
 * Logs what is behind each masked error of an answer, whole and once. In it, and in whatever else the server could not answer (a status of
 * 500 or above), the client is given the `requestId` that finds the log line.
 */
export const useErrorLog = (logger: Logger): Plugin => ({
  onResultProcess: ({ request, result }) => {
    const requestId = requestOf(request)?.id
    for (const each of Array.isArray(result) ? result : [result]) {
      if ('errors' in each) for (const error of each.errors ?? []) nameRequest(error, requestId, logger)
    }
  },
})

const nameRequest = (error: GraphQLError, requestId: string | undefined, logger: Logger): void => {
  const cause = causeOf(error)
  const { http } = error.extensions as { http?: { status?: number } }
  if (cause === undefined && (http?.status ?? 200) < 500) return
  error.extensions.requestId = requestId
  if (cause !== undefined) logger.error({ err: cause, requestId, path: error.path?.join('.') }, 'unexpected error')
}
