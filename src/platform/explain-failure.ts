import type { Availability } from './availability.ts'
import {
  DatabaseFailure,
  isCancelled,
  isExhausted,
  isOutOfResources,
  isSessionEnd,
  isUnreachable,
  StalledError,
} from './database-failure.ts'
import type { Operation } from './operation.ts'

/** Milliseconds until somebody may try again who found all connections in use, or whose connection broke. */
const retryAfterMs = 1_000

/** What it means that a connection could not be had. */
export const explainConnect = (cause: unknown, availability: Availability): unknown => {
  if (isExhausted(cause)) {
    return new DatabaseFailure('busy', 'All connections to the database are in use', { retryAfterMs, cause })
  }
  if (isOutOfResources(cause)) {
    return new DatabaseFailure('busy', 'The database takes no more connections', { retryAfterMs, cause })
  }
  if (!isUnreachable(cause)) return cause
  availability.report(cause)
  return new DatabaseFailure('unavailable', 'The database cannot be reached at the moment', { retryAfterMs, cause })
}

interface Circumstances {
  /** For what the statement was sent. */
  readonly operation: Operation | undefined
  /** Whether the connection has said that it broke. */
  readonly isBroken: boolean
  readonly availability: Availability
}

/** What it means that a statement failed. */
export const explainStatement = (cause: unknown, { operation, isBroken, availability }: Circumstances): unknown => {
  if (operation?.ended) return operation.ended
  if (isBroken || isSessionEnd(cause)) {
    return new DatabaseFailure('lost', 'The connection to the database broke', { retryAfterMs, cause })
  }
  const isStalled = cause instanceof StalledError
  if (isStalled) availability.suspect()
  if (isStalled || isCancelled(cause)) {
    return new DatabaseFailure('timeout', 'The database took too long to answer', { cause })
  }
  if (!isOutOfResources(cause)) return cause
  return new DatabaseFailure('unavailable', 'The database is out of memory or disk', { retryAfterMs, cause })
}
