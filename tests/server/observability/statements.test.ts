import type pg from 'pg'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { createAsOf } from '../../../src/platform/as-of.ts'
import { openDatabase } from '../../../src/platform/database.ts'
import { schema } from '../../../src/schema.ts'
import { createMetrics } from '../../../src/server/observability/create-metrics.ts'
import { useTestDatabase } from '../../support/database.ts'
import { createSmallApp, post } from '../small-app.ts'
import { samplesOf } from './scrape.ts'

/** The application over a filled database, and its metrics. */
const openApp = async () => {
  const { url } = await useTestDatabase('seeded')
  const pools = new Map<string, pg.Pool>()
  const statements: string[] = []
  const { database, read, close } = openDatabase({
    url,
    logger: pino({ level: 'silent' }),
    poolSize: 4,
    onStatement: (sql) => statements.push(sql),
    onPool: (name, pool) => pools.set(name, pool),
  })
  onTestFinished(close)
  const metrics = createMetrics({ version: '1.2.3', pools })
  const deps = { schema, context: () => ({ database }), asOf: createAsOf(database), onAnswer: metrics.listener }
  const scrape = async () => samplesOf(await metrics.read())
  return { deps, compiled: createSmallApp({ ...deps, read }), plain: createSmallApp(deps), scrape, statements, pools }
}

const question = 'query Who { persons(first: 5) { edges { node { name meetings(first: 2) { totalCount } } } } }'

test('statements are counted by operation, compiled or resolved field by field', async () => {
  const { compiled, plain, scrape, statements } = await openApp()
  await post(compiled, question)
  expect(statements).toHaveLength(1)
  await post(plain, question)
  const samples = await scrape()
  expect(samples.get('readout_operation_statements_sum{operation="Who",executor="compiled"}')).toBe(1)
  const sent = samples.get('readout_operation_statements_sum{operation="Who",executor="plain"}')
  expect(sent).toBe(statements.length - 1)
  expect(sent).toBeGreaterThan(1)
})

test('an operation whose statement fails counts among those that are resolved field by field', async () => {
  const { deps, scrape } = await openApp()
  await post(createSmallApp({ ...deps, read: () => Promise.reject(new Error('refused')) }), question)
  const samples = await scrape()
  expect(samples.get('readout_operation_statements_count{operation="Who",executor="plain"}')).toBe(1)
  expect(samples.get('readout_operation_statements_count{operation="Who",executor="compiled"}')).toBeUndefined()
})

test('each operation has its own, though many share few connections', async () => {
  const { plain, scrape, statements } = await openApp()
  const other = 'query Other { persons(first: 1) { edges { node { slug } } } }'
  await post(plain, other)
  const ofOther = statements.length
  await post(plain, question)
  const ofQuestion = statements.length - ofOther
  expect(ofQuestion).not.toBe(ofOther)
  await Promise.all(Array.from({ length: 20 }, (_, number) => post(plain, number % 2 === 0 ? other : question)))
  const samples = await scrape()
  expect(samples.get('readout_operation_statements_sum{operation="Other",executor="plain"}')).toBe(11 * ofOther)
  expect(samples.get('readout_operation_statements_sum{operation="Who",executor="plain"}')).toBe(11 * ofQuestion)
})

test('each pool says how many connections it has, how many are idle, and how many wait for one', async () => {
  const { compiled, scrape, pools } = await openApp()
  await post(compiled, question)
  const pool = pools.get('compiled')
  const clients = await Promise.all(Array.from({ length: 4 }, () => pool?.connect()))
  const waiting = pool?.connect()
  clients[0]?.release()
  const client = await waiting
  const another = pool?.connect()
  const samples = await scrape()
  const values = ['connections', 'idle_connections', 'max_connections', 'waiting_requests'].map((name) =>
    samples.get(`readout_database_pool_${name}{pool="compiled"}`),
  )
  expect(values).toEqual([4, 0, 4, 1])
  expect(samples.get('readout_database_pool_max_connections{pool="prisma"}')).toBe(4)
  client?.release()
  for (const each of [...clients.slice(1), await another]) each?.release()
  const after = await scrape()
  expect(after.get('readout_database_pool_idle_connections{pool="compiled"}')).toBe(4)
  expect(after.get('readout_database_pool_waiting_requests{pool="compiled"}')).toBe(0)
})
