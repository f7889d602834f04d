import { randomUUID } from 'node:crypto'
import { GraphQLError } from 'graphql'
import { maskError } from 'graphql-yoga'
import type { Logger } from '../platform/logger.ts'

/**
 * Makes the function that stands between an error and the client. A GraphQLError thrown on purpose passes. Anything else
 * is a bug: it is logged whole, and the client gets a general message with `INTERNAL_SERVER_ERROR` and an `errorId`
 * that finds the log line.
 */
export const createErrorMask =
  (logger: Logger) =>
  (error: unknown, message: string): Error => {
    const masked = maskError(error, message, false)
    if (masked === error || !(masked instanceof GraphQLError)) return masked
    const errorId = randomUUID()
    masked.extensions.errorId = errorId
    const cause = error instanceof GraphQLError ? error.originalError : error
    logger.error({ err: cause ?? error, errorId, path: masked.path?.join('.') }, 'unexpected error')
    return masked
  }
