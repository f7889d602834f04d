import pg from 'pg'

/**
 * Why the database gave no answer:
 * - `timeout`: the time of the operation was over;
 * - `abandoned`: whoever asked has gone;
 * - `busy`: no connection became free in time;
 * - `unavailable`: it cannot be reached;
 * - `lost`: the connection broke under the statement.
 */
export type FailureReason = 'timeout' | 'abandoned' | 'busy' | 'unavailable' | 'lost'

/** The database gave no answer, for a reason that lies not in what was asked. Its message names no host and no statement. */
export class DatabaseFailure extends Error {
  override readonly name = 'DatabaseFailure'
  readonly reason: FailureReason
  /** Milliseconds after which it may answer again, where something is known of that. */
  readonly retryAfterMs: number | undefined

  constructor(reason: FailureReason, message: string, options: { retryAfterMs?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.reason = reason
    this.retryAfterMs = options.retryAfterMs
  }
}

/** The SQLSTATE of an error that PostgreSQL itself answered with. Its severity is in the server's language; the code is not. */
const codeOf = (error: unknown): string | undefined => (error instanceof pg.DatabaseError ? error.code : undefined)

/** Connection exceptions (08), and a server that ends the session (57P01, 57P02, 57P05) or takes none (57P03). */
export const isGoodbye = (code: string): boolean => /^(08|57P0[1235])/.test(code)

/** Whether a statement failed because the server ended the session. */
export const isSessionEnd = (error: unknown): boolean => isGoodbye(codeOf(error) ?? '')

/**
 * Whether a connection could not be made because there is no database to speak of: no answer, a refusal, another password (28), no
 * database of the name (3D). What a session is refused at its beginning, such as a schema, is none of that.
 */
export const isUnreachable = (error: unknown): boolean => {
  const code = codeOf(error)
  return code === undefined || isGoodbye(code) || /^(28|3D)/.test(code)
}

/** No disk, memory or connections left on the server (53100, 53200, 53300). */
export const isOutOfResources = (error: unknown): boolean => /^53[123]/.test(codeOf(error) ?? '')

/** Whether PostgreSQL has cancelled the statement (57014): its time was over, or somebody has asked for that. */
export const isCancelled = (error: unknown): boolean => codeOf(error) === '57014'

/** A statement that PostgreSQL has neither answered nor ended in its time: it stalls altogether, or its host is gone. */
export class StalledError extends Error {
  override readonly name = 'StalledError'

  constructor() {
    super('PostgreSQL has not answered, nor ended the statement in time')
  }
}

/** Whether all connections of the pool stayed in use for as long as one may wait for them. */
export const isExhausted = (error: unknown): boolean =>
  error instanceof Error && error.message === 'timeout exceeded when trying to connect'

/** What a system says while a server, its name or the way to it is not there yet: an error of a system call, or silence. */
const isSystemError = (error: unknown): boolean =>
  error instanceof AggregateError ||
  (error instanceof Error && ('syscall' in error || /timeout|terminated unexpectedly/.test(error.message)))

/** Whether a server may be there if one waits. A wrong password, database or certificate does not mend itself. */
export const mayComeYet = (error: unknown): boolean => {
  const code = codeOf(error)
  return code === undefined ? isSystemError(error) : isGoodbye(code) || isOutOfResources(error)
}
