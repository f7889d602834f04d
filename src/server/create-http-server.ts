import { createServer, type RequestListener, type Server } from 'node:http'

/** How long clients may take; milliseconds. */
interface Timeouts {
  /** Until the headers of a request are here. */
  readonly headers: number
  /** Until all of a request is here. */
  readonly request: number
  /** Without anything that comes or goes, while a request is under way: whoever does not take the answer has gone. */
  readonly silence: number
}

const usualTimeouts: Timeouts = { headers: 10_000, request: 30_000, silence: 60_000 }

interface HttpServerOptions {
  readonly maxConnections: number
  /** Milliseconds that a connection is kept for a next request. */
  readonly keepAlive: number
  readonly timeouts?: Timeouts
}

/** Makes a server that is not held up by clients that send slowly, or nothing, or take no answer (slowloris and its like). */
export const createHttpServer = (app: RequestListener, options: HttpServerOptions): Server => {
  const { maxConnections, keepAlive, timeouts = usualTimeouts } = options
  const server = createServer(
    {
      headersTimeout: timeouts.headers,
      requestTimeout: timeouts.request,
      keepAliveTimeout: keepAlive,
      // Node's own, half a minute, would let each of them be late by as much.
      connectionsCheckingInterval: Math.min(1_000, timeouts.headers),
    },
    app,
  )
  server.timeout = timeouts.silence
  server.maxConnections = maxConnections
  // Where there is no more place, connections that wait for nothing give theirs up: the next one who comes finds one.
  server.on('drop', () => server.closeIdleConnections())
  return server
}
