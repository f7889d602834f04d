import { LRUCache } from 'lru-cache'

interface BucketOptions {
  /** Tokens that a bucket holds. */
  readonly burst: number
  /** Tokens that flow into each in a minute. */
  readonly perMinute: number
  /** How many buckets are remembered. One that was not used for longest is forgotten first, and is full when it is used again. */
  readonly maxBuckets: number
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number
}

/** What taking a token came to; all times in milliseconds. */
export interface Draw {
  readonly isAllowed: boolean
  /** Tokens that are left. */
  readonly left: number
  /** When the bucket will be full, if no more are taken. */
  readonly fullInMs: number
  /** When there will be a token for one who got none. */
  readonly retryInMs: number
}

/**
 * Makes a token bucket for each key, and returns the function that takes a token out of one. A bucket is one number: the moment at
 * which it will be full (the generic cell rate algorithm, ITU-T I.371), so that nothing has to run to fill it.
 */
export const createTokenBuckets = (options: BucketOptions): ((key: string) => Draw) => {
  const { burst, perMinute, maxBuckets, now = () => performance.now() } = options
  const tokenMs = 60_000 / perMinute
  const bucketMs = burst * tokenMs
  const fullAt = new LRUCache<string, number>({ max: maxBuckets })
  return (key) => {
    const time = now()
    const before = Math.max(fullAt.get(key) ?? time, time)
    const retryInMs = Math.max(0, before + tokenMs - time - bucketMs)
    const isAllowed = retryInMs === 0
    const after = isAllowed ? before + tokenMs : before
    if (isAllowed) fullAt.set(key, after)
    const fullInMs = after - time
    return { isAllowed, left: Math.max(0, Math.floor((bucketMs - fullInMs) / tokenMs + 1e-6)), fullInMs, retryInMs }
  }
}
