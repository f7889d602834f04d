import type { Plugin } from 'graphql-yoga'
import type { Logger } from '../../platform/logger.ts'
import { costOf } from '../limits/use-cost-limit.ts'
import { useErrorLog } from '../use-error-log.ts'
import type { MetricsAccess } from './answer-metrics.ts'
import { logRequests } from './log-requests.ts'
import { logSlowOperations } from './log-slow-operations.ts'
import type { RequestListener } from './records.ts'
import { useMetrics } from './use-metrics.ts'
import { useRecords } from './use-records.ts'

/** Who looks on. */
export interface WatchOptions {
  readonly logger: Logger
  /** Milliseconds from which an operation is slow, and the log warns of it. */
  readonly slowOperationMs: number
  /** Hears of each request when it is answered, besides the log. */
  readonly onAnswer?: RequestListener | undefined
  /** Where the metrics are to stand at `/metrics`. */
  readonly metrics?: MetricsAccess | undefined
  /** Makes spans of what becomes of a request. */
  readonly tracing?: Plugin | undefined
}

/** What records each request that comes after, and tells those who listen when it is answered. */
export const watching = ({ logger, slowOperationMs, onAnswer, metrics, tracing }: WatchOptions): Plugin[] => [
  useMetrics(metrics),
  useRecords({
    listeners: [logRequests(logger), logSlowOperations(logger, slowOperationMs), ...(onAnswer ? [onAnswer] : [])],
    costOf,
  }),
  useErrorLog(logger),
  ...(tracing ? [tracing] : []),
]
