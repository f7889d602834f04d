import type { TestDatabase } from '../database.ts'
import { createTestApp, noLimits } from '../execute.ts'

export const executors = ['plain', 'compiled'] as const
export type ExecutorName = (typeof executors)[number]

/** All that a client sees of an answer but its headers of transport. */
export interface RawAnswer {
  readonly status: number
  readonly contentType: string | null
  readonly body: string
}

/** Asks the application with one executor, which keeps what it keeps from one question to the next. */
export type AskRaw = (request: object) => Promise<RawAnswer>

/** The id of a masked error is made anew each time. */
const withoutRequestIds = (body: string): string => body.replaceAll(/"requestId":"[^"]*"/g, '"requestId":"…"')

export const createAsk = (kb: TestDatabase, executor: ExecutorName): AskRaw => {
  const app = createTestApp(kb, { executor, limits: noLimits })
  return async (request) => {
    const response = await app.fetch('http://readout.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    })
    const contentType = response.headers.get('content-type')
    return { status: response.status, contentType, body: withoutRequestIds(await response.text()) }
  }
}
