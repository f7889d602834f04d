import { setTimeout as sleep } from 'node:timers/promises'
import { type DiagLogFunction, DiagLogLevel, diag, trace } from '@opentelemetry/api'
import { NodeSDK, resources } from '@opentelemetry/sdk-node'
import type { Logger } from '../../../platform/logger.ts'
import { version } from '../../../platform/version.ts'
import type { Tracing } from '../open-tracing.ts'
import { traceStatements } from './trace-statements.ts'
import { useTracing } from './use-tracing.ts'

/** Milliseconds that a collector which does not answer may hold up the end of the process. */
const patienceMs = 2_000

/** What its variables say of the service counts before this. */
const resource = resources.resourceFromAttributes({ 'service.name': 'readout', 'service.version': version })

/** Traces alone: metrics and logs go other ways. */
const createSdk = (): NodeSDK => new NodeSDK({ resource, metricReaders: [], logRecordProcessors: [] })

/** Loads and starts OpenTelemetry's SDK, once in the life of the process. */
export const startTracing = (logger: Logger): Tracing => {
  reportTo(logger)
  const sdk = createSdk()
  sdk.start()
  const tracer = trace.getTracer('readout', version)
  const close = async () => {
    await Promise.race([sdk.shutdown(), sleep(patienceMs, undefined, { ref: false })]).catch((err: unknown) => {
      logger.warn({ err }, 'the last traces could not be sent')
    })
  }
  return { plugin: useTracing(tracer), aroundStatement: traceStatements(tracer), close }
}

/** What goes wrong with sending belongs in the log; OTEL_LOG_LEVEL turns the SDK's own on, on stdout. */
const reportTo = (logger: Logger): void => {
  const warn: DiagLogFunction = (message) => logger.warn({ reason: message }, 'OpenTelemetry')
  diag.setLogger({ error: warn, warn, info: warn, debug: warn, verbose: warn }, DiagLogLevel.WARN)
}
