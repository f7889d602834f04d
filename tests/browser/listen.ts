import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A server on a free port that counts what it sends. */
export interface CountingServer {
  readonly origin: string
  /** All bytes sent so far, headers included, over all connections. */
  sentBytes(): number
  /** Resolves when nothing has been sent for a while: the page has all that it wants. */
  whenQuiet(): Promise<void>
  close(): Promise<void>
}

/** Listens on a free port of this machine. */
export const listen = async (app: RequestListener): Promise<CountingServer> => {
  const sockets: Socket[] = []
  const server = createServer(app).on('connection', (socket) => sockets.push(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const sentBytes = (): number => sockets.reduce((sum, socket) => sum + socket.bytesWritten, 0)
  const whenQuiet = async (): Promise<void> => {
    const before = sentBytes()
    await sleep(1500)
    if (sentBytes() > before) await whenQuiet()
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    sentBytes,
    whenQuiet,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
