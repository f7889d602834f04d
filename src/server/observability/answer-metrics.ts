import { createTokenCheck } from './check-token.ts'
import type { Metrics } from './metrics.ts'

export interface MetricsAccess {
  readonly metrics: Metrics
  /** What a scraper must send, `Authorization: Bearer …`; absent means that everybody may read. */
  readonly token: string | undefined
}

interface MetricsRequest {
  readonly method: string | undefined
  readonly authorization: string | null | undefined
}

interface MetricsAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const text = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
const unauthorized = { status: 401, headers: { ...text, 'www-authenticate': 'Bearer' }, body: 'Send the token\n' }
const notAllowed = { status: 405, headers: { ...text, allow: 'GET' }, body: 'Use GET\n' }

/** Makes the function that answers who asks for the metrics, by whatever kind of server. */
export const createMetricsAnswer = ({ metrics, token }: MetricsAccess) => {
  const isAllowed = createTokenCheck(token)
  return async ({ method, authorization }: MetricsRequest): Promise<MetricsAnswer> => {
    if (!isAllowed(authorization)) return unauthorized
    if (method !== 'GET') return notAllowed
    return { status: 200, headers: { ...text, 'content-type': metrics.contentType }, body: await metrics.read() }
  }
}
