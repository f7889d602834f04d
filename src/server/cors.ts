import type { CORSOptions } from 'graphql-yoga'

/** Which pages of other web origins may ask, and read answers. */
export interface CorsOptions {
  /** `*` stands for all. */
  readonly origins: readonly string[]
  /** Whether browsers may send cookies and the like with it; only from origins that are listed by name. */
  readonly credentials: boolean
}

/** Whether pages of an origin may ask; `*` counts for requests that name no origin too, such as those of images. */
export const isListed = (origin: string | null, { origins }: CorsOptions): boolean =>
  origins.includes('*') || (origin !== null && origins.includes(origin))

/** What pages may read of an answer's headers, beside its content: when to try again, how many requests are left, and the number to report. */
const exposedHeaders = ['ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id']

/** An origin that is not listed gets no header at all: Yoga would answer `null`, which sandboxed pages have as theirs. */
export const corsHeaders = (origin: string | null, cors: CorsOptions): CORSOptions => {
  if (origin === null || !isListed(origin, cors)) return false
  return {
    origin,
    credentials: cors.credentials && cors.origins.includes(origin),
    methods: ['GET', 'POST'],
    allowedHeaders: ['authorization', 'content-type', 'x-request-id'],
    exposedHeaders,
    maxAge: 86_400,
  }
}
