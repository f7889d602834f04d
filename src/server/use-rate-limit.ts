import type { Plugin } from 'graphql-yoga'
import type { Logger } from '../platform/logger.ts'
import type { FindClient } from './client-of.ts'
import { requestError } from './request-error.ts'
import { createSlot } from './slot.ts'
import { createTokenBuckets, type Draw } from './token-buckets.ts'

/** Two megabytes. A limit by address is none for whoever has more addresses than this. */
const maxClients = 10_000

interface RateLimitOptions {
  /** Requests a minute; 0 for any number. */
  readonly rateLimit: number
  readonly rateBurst: number
  readonly findClient: FindClient
  readonly logger: Logger
}

const toSeconds = (ms: number): number => Math.ceil(Math.round(ms) / 1000)

/**
 * Lets a client send a number of requests at once, and then so many a minute; further ones get 429. Clients are told how they stand
 * by the fields of draft-ietf-httpapi-ratelimit-headers. Only requests for operations count, and none from this machine. They are
 * refused before their bodies are read.
 */
export const useRateLimit = ({ rateLimit, rateBurst, findClient, logger }: RateLimitOptions): Plugin => {
  if (rateLimit === 0) return {}
  const policy = `"requests";q=${rateBurst};w=${toSeconds((rateBurst * 60_000) / rateLimit)}`
  const take = createTokenBuckets({ burst: rateBurst, perMinute: rateLimit, maxBuckets: maxClients })
  const warnOfProxy = createProxyWarning(logger)
  const draws = createSlot<Draw>('draw')
  return {
    onRequestParse: ({ request, serverContext }) => {
      const client = findClient(request, serverContext)
      if (!client || client.isLocal) return
      const draw = take(client.key)
      draws.set(request, draw)
      if (draw.isAllowed) return
      if (client.isUnknownProxy) warnOfProxy(client.key)
      throw tooMany(Math.max(1, toSeconds(draw.retryInMs)))
    },
    onResponse: ({ request, response }) => {
      const draw = draws.get(request)
      if (!draw) return
      response.headers.set('ratelimit-policy', policy)
      response.headers.set('ratelimit', `"requests";r=${draw.left};t=${toSeconds(draw.fullInMs)}`)
    },
  }
}

const tooMany = (seconds: number) =>
  requestError(
    `Too many requests from your address: send the next one in ${seconds} s, and fewer`,
    'RATE_LIMITED',
    429,
    {
      'retry-after': String(seconds),
    },
  )

/** A proxy that is not trusted counts as one client with all whom it speaks for; it is told of once, for anybody can pretend to be one. */
const createProxyWarning = (logger: Logger) => {
  let isTold = false
  return (proxy: string): void => {
    if (isTold) return
    isTold = true
    logger.warn(
      { proxy },
      'refused too many requests from one address, which speaks for others: if it is a proxy of yours, name it in READOUT_TRUSTED_PROXIES',
    )
  }
}
