import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { UserError } from '../platform/errors.ts'
import type { Logger } from '../platform/logger.ts'
import { endOnSignals } from './end-on-signals.ts'
import { refuseBadAddresses } from './refuse-bad-addresses.ts'

interface ServeOptions {
  readonly app: RequestListener
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly logger: Logger
  /** Called once at the end, when the last request is answered: closes what the application has open. */
  readonly onClose: () => Promise<void>
}

/** What a user can do about each way in which the system refuses an address. */
const listenErrors: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (host, port) =>
    `port ${port} of ${host} is in use: end the program that listens on it, or set PORT to another (0 takes any free one)`,
  EACCES: (_host, port) => `this user may not listen on port ${port}: set PORT to one above 1023`,
  EADDRNOTAVAIL: (host) => `${host} is not an address of this machine: set HOST to one that is, such as 127.0.0.1`,
  ENOTFOUND: (host) => `no address is known for ${host}: set HOST to an address of this machine, such as 127.0.0.1`,
}

/**
 * Serves the application until the process is told to end, and says on stdout, in one line, where it is reached.
 * @throws UserError when the address cannot be listened on.
 */
export const serve = async ({ app, host, port, logger, onClose }: ServeOptions): Promise<void> => {
  const server = createServer(refuseBadAddresses(app))
  await listen(server, host, port)
  endOnSignals({ server, logger, onClose })
  process.stdout.write(`Readout is ready at ${addressOf(server)}/graphql\n`)
}

const listen = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void => {
      const describe = listenErrors[error.code ?? '']
      reject(describe ? new UserError(describe(host, port), { cause: error }) : error)
    }
    server.once('error', refuse)
    server.listen(port, host, () => {
      server.off('error', refuse)
      resolve()
    })
  })

const addressOf = (server: Server): string => {
  // Only a server on a socket file has another kind of address.
  const { address, family, port } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
