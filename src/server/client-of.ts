import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { LRUCache } from 'lru-cache'

type Address = ReturnType<typeof ipaddr.process>

/** Who sent a request, as far as limits are concerned. */
export interface Client {
  /** The address; of IPv6 the /64 network, of which one household or host commonly has all addresses. */
  readonly key: string
  /** Whether it is on this machine. */
  readonly isLocal: boolean
  /** Whether it names others that it speaks for, as proxies do, and is not one that is believed. */
  readonly isUnknownProxy: boolean
}

/** Of so many addresses is kept whom they stand for: most requests are not a client's first. */
const maxKnown = 1_000

/** What Yoga's context of a request has where it comes from a Node server. */
interface NodeContext {
  readonly req?: IncomingMessage
}

/** Finds the client of a request; undefined where it came through no connection, or its connection is gone. */
export type FindClient = (request: Request, serverContext: object) => Client | undefined

/**
 * Makes the function that finds who sent a request: the other end of its connection. Where that is a trusted proxy, it is whom the
 * proxy names in `X-Forwarded-For`. Each proxy adds on the right whom it was called by, so the list is read from there, up to the
 * first that is no trusted proxy: whatever stands further left may be invented.
 */
export const createFindClient = (trustedProxies: readonly string[]): FindClient => {
  const trusted = trustedProxies.map(toNetwork)
  const isTrusted = (address: Address) =>
    trusted.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits))
  const read = (remoteAddress: string, forwarded: string | null): Client | null => {
    const peer = parseAddress(remoteAddress)
    if (!peer) return null
    const hops = forwarded?.split(',').map(parseAddress) ?? []
    return toClient(lastUntrusted(peer, hops, isTrusted), forwarded !== null && !isTrusted(peer))
  }
  const known = new LRUCache<string, Client>({ max: maxKnown })
  return (request, serverContext) => {
    const { req }: NodeContext = serverContext
    const remoteAddress = req?.socket.remoteAddress ?? ''
    const forwarded = request.headers.get('x-forwarded-for')
    if (forwarded !== null) return read(remoteAddress, forwarded) ?? undefined
    const client = known.get(remoteAddress) ?? read(remoteAddress, null)
    if (client) known.set(remoteAddress, client)
    return client ?? undefined
  }
}

const toNetwork = (text: string): [Address, number] => {
  if (text.includes('/')) return ipaddr.parseCIDR(text)
  const address = ipaddr.process(text)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

/** A hop that is no address (`unknown`, or hidden) is of no use: the proxy that says so stands for its client. */
const lastUntrusted = (
  peer: Address,
  hops: (Address | undefined)[],
  isTrusted: (address: Address) => boolean,
): Address => {
  const before = isTrusted(peer) ? hops.at(-1) : undefined
  return before ? lastUntrusted(before, hops.slice(0, -1), isTrusted) : peer
}

/** An address, in the ways in which proxies write it: `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]:80`. */
const parseAddress = (text: string): Address | undefined => {
  const bare = text.trim().replace(/^\[(.*)\](:\d+)?$|^([\d.]+):\d+$/, '$1$3')
  return isIP(bare) === 0 ? undefined : ipaddr.process(bare)
}

const toClient = (address: Address, isUnknownProxy: boolean): Client => {
  const bytes = address.toByteArray()
  const key = address.kind() === 'ipv4' ? address.toString() : Buffer.from(bytes.slice(0, 8)).toString('hex')
  return { key, isLocal: address.range() === 'loopback', isUnknownProxy }
}
