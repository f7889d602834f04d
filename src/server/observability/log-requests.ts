import type { Logger } from '../../platform/logger.ts'
import type { RequestListener } from './records.ts'

/** To a tenth of a millisecond. */
export const roundMs = (ms: number): number => Math.round(ms * 10) / 10

/**
 * Logs each request when it is answered: its id, the operation's name, the status, how many milliseconds it took, its errors' codes. The log looks for
 * secrets by the names of fields, and no name here is one of those: to look for them all the same takes ten times as long as to write the line.
 */
export const logRequests = (logger: Logger): RequestListener => {
  const lines = logger.child({}, { redact: [] })
  return ({ id, method, path, status, ms, operations, errors }) => {
    if (!lines.isLevelEnabled('info')) return
    const names = operations.map(({ name }) => name)
    lines.info(
      {
        requestId: id,
        method,
        path,
        operation: names.length > 1 ? names.map((name) => name ?? null) : names[0],
        status,
        ms: roundMs(ms),
        ...(errors.length > 0 && { errors }),
      },
      'request',
    )
  }
}
