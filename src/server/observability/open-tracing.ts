import type { Plugin } from 'graphql-yoga'
import type { AroundStatement } from '../../platform/around-statement.ts'
import type { Config } from '../../platform/config.ts'
import type { Logger } from '../../platform/logger.ts'

/** Traces that are made and sent. */
export interface Tracing {
  /** For the application: spans of requests and of what is done for them. */
  readonly plugin: Plugin
  /** For the database: spans of its statements. */
  readonly aroundStatement: AroundStatement
  /** Sends what is left, for two seconds at most. */
  close(): Promise<void>
}

/**
 * Starts OpenTelemetry where one of its variables names whom to send traces to; else none of it is loaded. All the rest (sampler, name
 * of the service, attributes, protocol, headers, limits) its SDK reads from its own variables, as its documentation has them.
 */
export const openTracing = async (
  { tracesEndpoint, telemetryEndpoint }: Config['observability'],
  logger: Logger,
): Promise<Tracing | undefined> => {
  if (tracesEndpoint === undefined && telemetryEndpoint === undefined) return undefined
  const { startTracing } = await import('./tracing/start-tracing.ts')
  return startTracing(logger)
}
