import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Logger } from '../../platform/logger.ts'
import { addressOf, listen } from '../listen.ts'
import { createMetricsAnswer, type MetricsAccess } from './answer-metrics.ts'

interface ServeMetricsOptions extends MetricsAccess {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly logger: Logger
}

/** A server of nothing but the metrics. */
export interface MetricsServer {
  close(): Promise<void>
}

/**
 * Serves `/metrics` on a port of its own, which may be closed to those who use the API.
 * @throws UserError when the address cannot be listened on.
 */
export const serveMetrics = async ({ host, port, logger, ...access }: ServeMetricsOptions): Promise<MetricsServer> => {
  const answerMetrics = createMetricsAnswer(access)
  const answer = async ({ url, method, headers }: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (url?.replace(/\?.*/, '') !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    const { status, headers: answered, body } = await answerMetrics({ method, authorization: headers.authorization })
    response.writeHead(status, answered).end(body)
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((err: unknown) => {
      logger.error({ err }, 'the metrics cannot be read')
      response.writeHead(500).end()
    })
  })
  await listen(server, { host, port }, { host: 'READOUT_METRICS_HOST', port: 'READOUT_METRICS_PORT' })
  logger.info({ address: `${addressOf(server)}/metrics` }, 'metrics are served')
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { close }
}
