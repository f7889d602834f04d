import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A server on a free port that counts what it sends. */
export interface CountingServer {
  readonly origin: string
  /** All bytes sent, headers included, over all connections, when none has been sent for two seconds. */
  whenQuiet(): Promise<number>
  close(): Promise<void>
}

/** Listens on a free port of this machine. */
export const listen = async (app: RequestListener): Promise<CountingServer> => {
  const sockets: Socket[] = []
  const server = createServer(app).on('connection', (socket) => sockets.push(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const countBytes = (): number => sockets.reduce((sum, socket) => sum + socket.bytesWritten, 0)
  const whenQuiet = async (): Promise<number> => {
    const before = countBytes()
    await sleep(2000)
    return countBytes() === before ? before : whenQuiet()
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    whenQuiet,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
