import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { listOf, type VariableGroup, wholeNumber } from './variable.ts'

const addressOrNetwork = z
  .string()
  .refine(
    (text) => isIP(text) !== 0 || ipaddr.isValidCIDR(text),
    'is neither an IP address nor a network: write 10.0.0.7, or 10.0.0.0/8',
  )

/** How much traffic the server takes, from whom, and how it lets go of it at the end. */
export const trafficVariables = {
  maxConcurrent: {
    name: 'READOUT_MAX_CONCURRENT',
    default: '64',
    meaning: 'Operations under way at once; the excess waits',
    schema: wholeNumber(1, 100_000),
  },
  maxQueue: {
    name: 'READOUT_MAX_QUEUE',
    default: '512',
    meaning: 'Operations that may wait; further ones get 503',
    schema: wholeNumber(0, 1_000_000),
  },
  queueWait: {
    name: 'READOUT_QUEUE_WAIT',
    default: '2000',
    meaning: 'Milliseconds that an operation may wait, then it gets 503',
    schema: wholeNumber(1, 600_000),
  },
  rateLimit: {
    name: 'READOUT_RATE_LIMIT',
    default: '3000',
    meaning:
      'Requests a minute that a client may go on sending, then it gets 429; `0` for any number. This machine may always',
    schema: wholeNumber(0, 10_000_000),
  },
  rateBurst: {
    name: 'READOUT_RATE_BURST',
    default: '1000',
    meaning: 'Requests that a client may send at once, before that rate holds',
    schema: wholeNumber(1, 10_000_000),
  },
  trustedProxies: {
    name: 'READOUT_TRUSTED_PROXIES',
    default: '',
    meaning: 'Addresses and networks whose `X-Forwarded-For` is believed, comma separated: `127.0.0.1, 10.0.0.0/8`',
    schema: listOf(addressOrNetwork),
  },
  maxConnections: {
    name: 'READOUT_MAX_CONNECTIONS',
    default: '5000',
    meaning: 'TCP connections at once; further ones are closed',
    schema: wholeNumber(1, 1_000_000),
  },
  keepAlive: {
    name: 'READOUT_KEEP_ALIVE',
    default: '65000',
    meaning: 'Milliseconds that a connection is kept for a next request; longer than a proxy in front keeps it',
    schema: wholeNumber(1, 3_600_000),
  },
  drainDelay: {
    name: 'READOUT_DRAIN_DELAY',
    default: '0',
    meaning:
      'Milliseconds at the end during which `/ready` says 503 while all is still answered, for load balancers to notice',
    schema: wholeNumber(0, 3_600_000),
  },
} as const satisfies VariableGroup
