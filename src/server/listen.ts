import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { UserError } from '../platform/errors.ts'

interface Address {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
}

/** The variables by which a user says where to listen. */
interface AddressVariables {
  readonly host: string
  readonly port: string
}

/** What a user can do about each way in which the system refuses an address. */
const listenErrors: Record<string, (address: Address, variables: AddressVariables) => string> = {
  EADDRINUSE: ({ host, port }, set) =>
    `port ${port} of ${host} is in use: end the program that listens on it, or set ${set.port} to another (0 takes any free one)`,
  EACCES: ({ port }, set) => `this user may not listen on port ${port}: set ${set.port} to one above 1023`,
  EADDRNOTAVAIL: ({ host }, set) =>
    `${host} is not an address of this machine: set ${set.host} to one that is, such as 127.0.0.1`,
  ENOTFOUND: ({ host }, set) =>
    `no address is known for ${host}: set ${set.host} to an address of this machine, such as 127.0.0.1`,
}

/**
 * Has a server listen.
 * @throws UserError when the address cannot be listened on: why, and which variable to change.
 */
export const listen = (server: Server, address: Address, variables: AddressVariables): Promise<void> =>
  new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void => {
      const describe = listenErrors[error.code ?? '']
      reject(describe ? new UserError(describe(address, variables), { cause: error }) : error)
    }
    server.once('error', refuse)
    server.listen(address.port, address.host, () => {
      server.off('error', refuse)
      resolve()
    })
  })

/** Where a server that listens is reached: `http://127.0.0.1:4000`. */
export const addressOf = (server: Server): string => {
  // Only a server on a socket file has another kind of address.
  const { address, family, port } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
