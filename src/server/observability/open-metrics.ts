import type pg from 'pg'
import type { Config } from '../../platform/config.ts'
import type { Logger } from '../../platform/logger.ts'
import type { PoolListener } from '../../platform/pool.ts'
import { version } from '../../platform/version.ts'
import type { MetricsAccess } from './answer-metrics.ts'
import type { RequestListener } from './records.ts'

/** The metrics as the configuration has them. */
interface OpenMetrics {
  /** Absent where nobody is to read any. */
  readonly listener?: RequestListener
  /** For the application, where they stand on its port. */
  readonly onMainPort?: MetricsAccess
  readonly onPool: PoolListener
  close(): Promise<void>
}

interface MetricsSurroundings {
  readonly logger: Logger
  /** Names of operations that have a label of their own in any case. */
  readonly knownOperations: readonly string[]
}

/**
 * Opens the metrics: on a port of their own where one is named, else on the main port where there is a token, else not at all, and
 * then nothing is counted nor loaded for them.
 * @throws UserError when the port cannot be listened on.
 */
export const openMetrics = async (
  { metricsPort, metricsHost, metricsToken }: Config['observability'],
  { logger, knownOperations }: MetricsSurroundings,
): Promise<OpenMetrics> => {
  if (metricsPort === undefined && metricsToken === undefined) return { onPool: () => {}, close: async () => {} }
  const { createMetrics } = await import('./create-metrics.ts')
  const pools = new Map<string, pg.Pool>()
  const metrics = createMetrics({ version, pools, knownOperations })
  const { listener } = metrics
  const onPool: PoolListener = (name, pool) => void pools.set(name, pool)
  const access = { metrics, token: metricsToken }
  if (metricsPort === undefined) return { listener, onMainPort: access, onPool, close: async () => {} }
  const { serveMetrics } = await import('./serve-metrics.ts')
  const { close } = await serveMetrics({ ...access, host: metricsHost, port: metricsPort, logger })
  return { listener, onPool, close }
}
