import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { createAsOf } from '../../src/platform/as-of.ts'
import { createAvailability } from '../../src/platform/availability.ts'
import type { Config } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { schema } from '../../src/schema.ts'
import { createApp } from '../../src/server/app.ts'
import { useTestDatabase } from './database.ts'
import { openTcpProxy } from './tcp-proxy.ts'
import { usualSettings } from './usual-settings.ts'

/** Whom a database of the tests is asked about, in one statement or field by field. */
export const whoIs = 'query Who { person(slug: "ma-zhaoxu") { name } }'

export interface StressOptions {
  readonly executor?: Config['server']['executor']
  readonly requestTimeout?: number
  readonly poolSize?: number
  readonly poolWait?: number
  /** Changes the address by which the program reaches its database. */
  readonly as?: (url: string) => Promise<string>
}

/** The whole application as the program makes it, over a filled database that is reached by a proxy, and what it logs. */
export const useStressedApp = async (options: StressOptions = {}) => {
  const {
    executor = 'compiled',
    as = async (given: string) => given,
    requestTimeout = 30_000,
    poolSize = 4,
    poolWait = 10_000,
  } = options
  const kb = await useTestDatabase('seeded')
  const proxy = await openTcpProxy(await as(kb.url))
  onTestFinished(proxy.close)
  const lines: Record<string, unknown>[] = []
  const logger = pino({ level: 'debug' }, { write: (line: string) => lines.push(JSON.parse(line)) })
  const { url } = proxy
  const availability = createAvailability({ url, logger })
  const limits = { statementTimeout: requestTimeout, poolSize, poolWait }
  const { database, read, close } = openDatabase({ url, logger, ...limits, availability })
  onTestFinished(async () => {
    availability.close()
    await close()
  })
  const app = createApp({
    schema,
    logger,
    context: () => ({ database }),
    asOf: createAsOf(database),
    ...(executor === 'compiled' && { read }),
    isReady: async () => (await database.$queryRaw`SELECT 1`) !== undefined,
    requestTimeout,
    ...usualSettings(),
  })
  const ask = async (query: string, { signal = null }: { signal?: AbortSignal | null } = {}) => {
    const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' }
    const body = JSON.stringify({ query })
    const response = await app.fetch('http://readout.test/graphql', { method: 'POST', headers, body, signal })
    const { data, errors } = (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] }
    return {
      status: response.status,
      data,
      codes: errors?.map(({ extensions }) => extensions.code),
      retryAfter: response.headers.get('retry-after'),
    }
  }
  const isReady = async () => (await app.fetch('http://readout.test/ready')).status === 200
  return { kb, proxy, app, ask, isReady, lines }
}

export type StressedApp = Awaited<ReturnType<typeof useStressedApp>>

/** What whoever asks `whoIs` is answered. */
export const answered = { status: 200, data: { person: { name: 'Ma Zhaoxu' } } }
