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
  /**
   * The newest response of each connection, while it is under way. Those that stand behind another one (pipelined) when their connection
   * breaks are never closed: they go with the connection.
   */
  const connections = new Map<Socket, ServerResponse | undefined>()
  let isAnnounced = false
  server.prependListener('request', ({ socket }, response: ServerResponse) => {
    if (isAnnounced) endConnectionAfter(response)
    if (!connections.has(socket)) return
    connections.set(socket, response)
    response.once('close', () => {
      if (connections.get(socket) === response) connections.set(socket, undefined)
    })
  })
  server.on('connection', (socket: Socket) => {
    connections.set(socket, undefined)
    socket.once('close', () => connections.delete(socket))
  })
  /** Connections that wait for nothing; for Node those that have never sent anything, as browsers open them in advance, do. */
  const closeIdle = (): void => {
    server.closeIdleConnections()
    for (const socket of connections.keys()) if (socket.bytesRead === 0) socket.destroy()
  }
  return {
    announce: () => {
      isAnnounced = true
      // Of several requests on one connection the last one ends it.
      for (const response of connections.values()) if (response) endConnectionAfter(response)
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
