import { getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import {
  operationOf,
  type RequestListener,
  type RequestRecord,
  recordOperation,
  recordRequest,
  requestOf,
} from './records.ts'
import { requestIdFor } from './request-id.ts'

interface RecordOptions {
  /** Are told of each request when it is answered. */
  readonly listeners: readonly RequestListener[]
  /** How many nodes an operation may return, by its `contextValue`, where that was counted. */
  readonly costOf?: ((contextValue: object) => number | undefined) | undefined
}

/**
 * Keeps what the logs and the metrics tell of each request, gives it its id, and names that in `x-request-id` of the response.
 * What stands before it in the list of plugins and answers by itself is not recorded.
 */
export const useRecords = ({ listeners, costOf }: RecordOptions): Plugin => ({
  onRequest: ({ request, url }) => recordRequest(request, requestIdFor(request.headers), url.pathname),
  onParams: ({ request, context }) => recordOperation(request, context),
  onExecute: ({ args, context }) => {
    const operation = operationOf(context)
    if (!operation) return
    const name = getOperationAST(args.document, args.operationName)?.name?.value
    if (name !== undefined) operation.name = name
    if (context.params.query) operation.document = context.params.query
  },
  onExecutionResult: ({ context }) => {
    const operation = operationOf(context)
    if (!operation) return
    operation.ms = performance.now() - operation.startedAt
    operation.cost = costOf?.(context)
  },
  onResultProcess: ({ request, result }) => {
    const record = requestOf(request)
    if (record) for (const each of Array.isArray(result) ? result : [result]) addErrors(record, each)
  },
  onResponse: ({ request, response }) => {
    const record = requestOf(request)
    if (!record) return
    response.headers.set('x-request-id', record.id)
    const answered = Object.assign(record, { status: response.status, ms: performance.now() - record.startedAt })
    for (const listen of listeners) listen(answered)
  },
})

const addErrors = (record: RequestRecord, result: object): void => {
  if (!('errors' in result) || !Array.isArray(result.errors)) return
  for (const { extensions } of result.errors) record.errors.push(extensions?.code ?? null)
}
