import { getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Logger } from '../platform/logger.ts'

interface RequestRecord {
  readonly startedAt: number
  /** The name of the GraphQL operation, when there is one. */
  operation?: string
  /** `extensions.code` of each error in the answer. */
  errors?: unknown[]
}

/** Logs each request when it is answered: the operation's name, the status, how many milliseconds it took. */
export const useRequestLog = (logger: Logger): Plugin => {
  const records = new WeakMap<Request, RequestRecord>()
  return {
    onRequest: ({ request }) => {
      records.set(request, { startedAt: performance.now() })
    },
    onExecute: ({ args }) => {
      const record = records.get(args.contextValue.request)
      const name = getOperationAST(args.document, args.operationName)?.name?.value
      if (record && name !== undefined) record.operation = name
    },
    onResultProcess: ({ request, result }) => {
      const record = records.get(request)
      if (!record || !('errors' in result) || !result.errors) return
      record.errors = result.errors.map((error) => error.extensions?.code ?? error.message)
    },
    onResponse: ({ request, response }) => {
      const record = records.get(request)
      // Checks of health and readiness end before this plugin sees them: they come every few seconds and say nothing.
      if (!record) return
      const { startedAt, operation, errors } = record
      const ms = Math.round((performance.now() - startedAt) * 10) / 10
      const { pathname } = new URL(request.url)
      logger.info({ method: request.method, path: pathname, operation, status: response.status, ms, errors }, 'request')
    },
  }
}
