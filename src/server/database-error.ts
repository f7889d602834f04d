import type { GraphQLError } from 'graphql'
import type { DatabaseFailure, FailureReason } from '../platform/database-failure.ts'
import { requestError } from './request-error.ts'

/**
 * What clients are told. Nothing is wrong with any of these requests, only that they are not answered: hence 503 for all (RFC 9110,
 * 15.6.4), and Retry-After where the same request may well be answered then. 499 is read by nobody but the log.
 */
const answers: Record<FailureReason, { readonly code: string; readonly status: number; readonly advice: string }> = {
  timeout: { code: 'REQUEST_TIMEOUT', status: 503, advice: 'ask for less at once' },
  abandoned: { code: 'CLIENT_CLOSED_REQUEST', status: 499, advice: 'nobody waits for the answer' },
  busy: { code: 'DATABASE_BUSY', status: 503, advice: 'try again soon' },
  unavailable: { code: 'DATABASE_UNAVAILABLE', status: 503, advice: 'try again soon' },
  lost: { code: 'DATABASE_UNAVAILABLE', status: 503, advice: 'try again soon' },
}

/** The error that answers a request which the database has left unanswered. */
export const toDatabaseError = ({ reason, message, retryAfterMs }: DatabaseFailure): GraphQLError => {
  const { code, status, advice } = answers[reason]
  const headers = retryAfterMs === undefined ? {} : { 'retry-after': secondsOf(retryAfterMs) }
  return requestError(`${message}: ${advice}`, code, status, headers)
}

/** Retry-After counts in whole seconds (RFC 9110, 10.2.3), and none would be no pause. */
const secondsOf = (ms: number): string => String(Math.max(1, Math.ceil(ms / 1000)))
