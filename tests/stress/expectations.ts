import { localPoolSize } from '../../src/platform/pool.ts'
import type { Answer, Outcome } from './send.ts'

// What the program may answer to what: all that the programs of this folder expect of it stands here.

/**
 * Milliseconds that one request may take: the default, unless its variable says another. The short forms run on machines that have much
 * else to do, where that is no time. And what is granted on top.
 */
export const requestTimeout = Number(process.env.READOUT_REQUEST_TIMEOUT ?? (process.env.VITEST ? 20_000 : 5_000))
export const margin = 5_000

/**
 * Variables under which the program is tried, on a database beside it. Each client says whose it is, as behind a proxy, so that rates are
 * counted for each.
 */
export const settings: Readonly<Record<string, string>> = {
  READOUT_REQUEST_TIMEOUT: String(requestTimeout),
  READOUT_TRUSTED_PROXIES: '127.0.0.1',
  READOUT_POOL_SIZE: String(localPoolSize()),
}

/** Milliseconds from the end of what was wrong until all is answered again: it tries to connect anew every 30 s at the least. */
export const mostRecovery = 30_000 + margin

/** Megabytes of memory that it may ever have, whatever is asked of it. */
export const mostMegabytes = 600

/** Megabytes a minute that it may gain when it has warmed up. */
export const mostGrowth = 1

/** A way to refuse a request: with this status, and one of these codes in each error. */
interface Refusal {
  readonly status: number
  readonly codes: readonly string[]
  /** Whether it says when to ask again. */
  readonly saysWhen?: boolean
}

/** While the database or the way to it is disturbed. */
export const disturbed: readonly Refusal[] = [
  { status: 503, codes: ['DATABASE_UNAVAILABLE', 'DATABASE_BUSY', 'SERVER_OVERLOADED'], saysWhen: true },
  // Of one that took too long nobody knows when it would not.
  { status: 503, codes: ['REQUEST_TIMEOUT'] },
]

/** Where more is asked at once than it has room for. */
export const busy: readonly Refusal[] = [
  { status: 503, codes: ['SERVER_OVERLOADED', 'DATABASE_BUSY'], saysWhen: true },
  { status: 429, codes: ['RATE_LIMITED'], saysWhen: true },
]

/** `extensions.code` of each error of an answer; none where it is no answer of GraphQL's. */
export const codesOf = ({ body }: Pick<Answer, 'body'>): string[] => {
  try {
    const { errors = [] } = JSON.parse(body.toString())
    return errors.map((error: { extensions?: { code?: unknown } }) => String(error.extensions?.code))
  } catch {
    return []
  }
}

const hasData = ({ body }: Answer): boolean => /^\{"data":(?!null)/.test(body.subarray(0, 20).toString())

const isAmong = (
  refusals: readonly Refusal[],
  status: number,
  codes: readonly string[],
  retryAfter: string | undefined,
): boolean =>
  codes.length > 0 &&
  refusals.some(
    (refusal) =>
      refusal.status === status &&
      codes.every((code) => refusal.codes.includes(code)) &&
      (!refusal.saysWhen || /^\d+$/.test(retryAfter ?? '')),
  )

/** Whether an answer is one of these refusals, whole: it has no data, and every error has a code that is allowed for its status. */
export const isRefusal = (answer: Answer, refusals: readonly Refusal[]): boolean => {
  const { status, headers } = answer
  return !hasData(answer) && isAmong(refusals, status, codesOf(answer), headers['retry-after'])
}

/** By which whatever asks for too much is refused. Clients that take `application/graphql-response+json` get the status 400. */
const limitCodes = [
  'ALIAS_LIMIT_EXCEEDED',
  'BATCH_LIMIT_EXCEEDED',
  'COST_LIMIT_EXCEEDED',
  'DEPTH_LIMIT_EXCEEDED',
  'DIRECTIVE_LIMIT_EXCEEDED',
  'DOCUMENT_LENGTH_EXCEEDED',
  'INPUT_DEPTH_LIMIT_EXCEEDED',
  'PAGE_LIMIT_EXCEEDED',
  'TOKEN_LIMIT_EXCEEDED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
]

const tooMuch: readonly Refusal[] = [
  { status: 400, codes: limitCodes },
  { status: 413, codes: ['REQUEST_ENTITY_TOO_LARGE'] },
  ...busy,
]

/** Whether what asks for too much got no for an answer; a body that is far too large may find the connection closed. */
export const isRefusedRightly = (outcome: Outcome): boolean => {
  if (outcome.kind !== 'answer') return outcome.kind === 'none'
  return outcome.isWhole && isRefusal(outcome.answer, tooMuch)
}

/** Whether a status of 500 or above is one that is documented: too much to do, no database, no time. */
export const isExpectedRefusal = (status: number, codes: readonly string[], retryAfter: string | undefined): boolean =>
  isAmong([...busy, ...disturbed], status, codes, retryAfter)
