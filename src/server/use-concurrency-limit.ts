import type { Plugin } from 'graphql-yoga'
import type { FindClient } from './client-of.ts'
import { createGate } from './gate.ts'
import { requestError } from './request-error.ts'

interface ConcurrencyOptions {
  readonly maxConcurrent: number
  readonly maxQueue: number
  /** Milliseconds. */
  readonly queueWait: number
  readonly findClient: FindClient
}

/**
 * Lets only so many operations be parsed, validated and executed at once. The excess waits for a short time, each client in a line of
 * its own, and then gets 503. The place is taken when the body has been read, for else whoever sends bodies slowly would hold places
 * for nothing; health, readiness and the page have nothing to do with it.
 */
export const useConcurrencyLimit = (options: ConcurrencyOptions): Plugin => {
  const { maxConcurrent, maxQueue, queueWait, findClient } = options
  const seconds = Math.ceil(queueWait / 1000)
  const refuse = () =>
    requestError(`The server has too much to do: try again in ${seconds} s`, 'SERVER_OVERLOADED', 503, {
      'retry-after': String(seconds),
    })
  const pass = createGate({ maxInside: maxConcurrent, maxWaiting: maxQueue, maxWaitMs: queueWait, refuse })
  return {
    onParams: ({ request, context, paramsHandler, setParamsHandler }) => {
      const getVisitor = () => ({ key: findClient(request, context)?.key ?? '', signal: request.signal })
      setParamsHandler((payload) => pass(getVisitor, () => paramsHandler(payload)))
    },
  }
}
