import { createHash } from 'node:crypto'
import type { Logger } from '../../platform/logger.ts'
import { roundMs } from './log-requests.ts'
import type { RequestListener } from './records.ts'

/** SHA-256 in hexadecimal digits, as automatic persisted queries and manifests of trusted documents have it. */
const hashOf = (document: string): string => createHash('sha256').update(document).digest('hex')

/**
 * Warns of each operation that took as long as `leastMs` milliseconds or longer. Its document is named by its hash, for it may be long;
 * its variables, which may be private, are not logged.
 */
export const logSlowOperations =
  (logger: Logger, leastMs: number): RequestListener =>
  ({ id, operations }) => {
    for (const { ms, name, document, executor, statements, cost } of operations) {
      if (ms < leastMs) continue
      const documentHash = document === undefined ? undefined : hashOf(document)
      logger.warn(
        { requestId: id, operation: name, documentHash, ms: roundMs(ms), executor, statements, cost },
        'slow operation',
      )
    }
  }
