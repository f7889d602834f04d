import type { Server, ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'

/**
 * Milliseconds that connections without a request are kept when the server takes no new ones. A request may be on its way there, and
 * would be lost; it is answered, as the connection's last one.
 */
const lingerMs = 500

interface Closer {
  /** From now on each answer is its connection's last one, and says so (`Connection: close`). All is answered as before. */
  readonly announce: () => void
  /**
   * Takes no new connections, and resolves when there are none any more, with whether all requests were answered. What takes longer
   * than the limit is cut off.
   */
  readonly close: (limitMs: number) => Promise<boolean>
}

/** Makes what closes a server without a loss. It must be made before the first request comes. */
export const createCloser = (server: Server): Closer => {
  const underWay = new Set<ServerResponse>()
  const sockets = new Set<Socket>()
  let isAnnounced = false
  server.prependListener('request', (_request, response: ServerResponse) => {
    if (isAnnounced) endConnectionAfter(response)
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
  })
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  /** Connections that wait for nothing; for Node those that have never sent anything, as browsers open them in advance, do. */
  const closeIdle = (): void => {
    server.closeIdleConnections()
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
  }
  return {
    announce: () => {
      isAnnounced = true
      // Of several requests on one connection (pipelined), the last one ends it.
      const last = new Map([...underWay].map((response) => [response.req.socket, response]))
      for (const response of last.values()) endConnectionAfter(response)
    },
    close: async (limitMs) => {
      let allAnswered = true
      const linger = setTimeout(closeIdle, lingerMs)
      const limit = setTimeout(() => {
        allAnswered = false
        server.closeAllConnections()
      }, limitMs)
      // HTTP's own would close connections without a request at once, and no longer look after slow ones.
      await new Promise((resolve) => NetServer.prototype.close.call(server, resolve))
      clearTimeout(linger)
      clearTimeout(limit)
      return allAnswered
    },
  }
}

const endConnectionAfter = (response: ServerResponse): void => {
  if (response.headersSent) response.once('finish', () => response.req.socket.destroySoon())
  else response.setHeader('connection', 'close')
}
