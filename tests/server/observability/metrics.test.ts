import { describe, expect, test } from 'vitest'
import { createMetrics } from '../../../src/server/observability/create-metrics.ts'
import { ask, createSmallApp, post } from '../small-app.ts'
import { samplesOf } from './scrape.ts'

const openApp = (knownOperations: readonly string[] = []) => {
  const metrics = createMetrics({ version: '1.2.3', pools: new Map(), knownOperations })
  const app = createSmallApp({ onAnswer: metrics.listener })
  const read = async () => samplesOf(await metrics.read())
  return { app, metrics, read }
}

const labelsOf = (samples: ReadonlyMap<string, number>, name: string, label: string): Set<string | undefined> =>
  new Set(
    [...samples.keys()]
      .filter((key) => key.startsWith(`${name}{`))
      .map((key) => new RegExp(`[{,]${label}="([^"]*)"`).exec(key)?.[1]),
  )

describe('the metrics', () => {
  test('count requests, operations and errors', async () => {
    const { app, read } = openApp()
    await post(app, 'query Greeting { hello }')
    await post(app, 'query Greeting { refused bug }')
    await post(app, '{ hello }')
    await post(app, '{ noSuchField }')
    await ask(app, '/admin')
    const samples = await read()
    expect(Object.fromEntries([...samples].filter(([name]) => /^readout_.*(_count|_total)/.test(name)))).toEqual({
      'readout_http_request_duration_seconds_count{method="POST",path="/graphql",status="200"}': 4,
      'readout_http_request_duration_seconds_count{method="GET",path="other",status="404"}': 1,
      'readout_operation_duration_seconds_count{operation="Greeting",executor="plain"}': 2,
      'readout_operation_duration_seconds_count{operation="anonymous",executor="plain"}': 1,
      'readout_operation_duration_seconds_count{operation="anonymous",executor="none"}': 1,
      'readout_operation_statements_count{operation="Greeting",executor="plain"}': 2,
      'readout_operation_statements_count{operation="anonymous",executor="plain"}': 1,
      'readout_operation_statements_count{operation="anonymous",executor="none"}': 1,
      'readout_errors_total{code="NOT_FOUND"}': 1,
      'readout_errors_total{code="INTERNAL_SERVER_ERROR"}': 1,
      'readout_errors_total{code="GRAPHQL_VALIDATION_FAILED"}': 1,
    })
  })

  test('have times in seconds', async () => {
    const { app, read } = openApp()
    await post(app, 'query Waiting { slow(ms: 300) }')
    const samples = await read()
    const sum = samples.get('readout_operation_duration_seconds_sum{operation="Waiting",executor="plain"}')
    expect(sum).toBeGreaterThan(0.25)
    expect(sum).toBeLessThan(30)
    expect(
      samples.get('readout_operation_duration_seconds_bucket{le="0.25",operation="Waiting",executor="plain"}'),
    ).toBe(0)
  })

  test('tell of the process: lag of the event loop, memory, the version', async () => {
    const samples = await openApp().read()
    expect(samples.get(`readout_build_info{version="1.2.3",node_version="${process.version}"}`)).toBe(1)
    expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1e6)
    expect(samples.get('nodejs_heap_size_used_bytes')).toBeGreaterThan(1e6)
    for (const name of [
      'nodejs_eventloop_lag_seconds',
      'nodejs_eventloop_lag_p99_seconds',
      'process_cpu_seconds_total',
    ])
      expect(samples.has(name), name).toBe(true)
  })
})

describe('whatever names clients think of', () => {
  test('only a hundred of them have labels; the known ones have theirs in any case', async () => {
    const { app, read } = openApp(['Known'])
    for (let number = 0; number < 150; number++) await post(app, `query Any${number} { hello }`)
    await post(app, 'query Known { hello }')
    const samples = await read()
    const labels = labelsOf(samples, 'readout_operation_duration_seconds_count', 'operation')
    expect(labels.size).toBe(102)
    expect(labels).toContain('Known')
    expect(samples.get('readout_operation_duration_seconds_count{operation="other",executor="plain"}')).toBe(50)
  })

  test('those that are refused take no place', async () => {
    const { app, read } = openApp()
    for (let number = 0; number < 150; number++) await post(app, `query Refused${number} { noSuchField }`)
    await post(app, 'query Good { hello }')
    const labels = labelsOf(await read(), 'readout_operation_duration_seconds_count', 'operation')
    expect([...labels].filter((label) => label?.startsWith('Refused'))).toEqual([])
    expect(labels).toContain('Good')
  })

  test('paths have no labels of their own', async () => {
    const { app, read } = openApp()
    for (const path of ['/a', '/b?c=d', '/graphql/assets/none.js', '/GRAPHQL']) await ask(app, path)
    expect(labelsOf(await read(), 'readout_http_request_duration_seconds_count', 'path')).toEqual(
      new Set(['other', '/graphql/assets']),
    )
  })
})

describe('/metrics on the main port', () => {
  const token = '0123456789abcdef'
  const askWith = (authorization: string | undefined, init: RequestInit = {}) => {
    const metrics = createMetrics({ version: '1.2.3', pools: new Map() })
    const app = createSmallApp({ metrics: { metrics, token } })
    return ask(app, '/metrics', { ...init, headers: authorization === undefined ? {} : { authorization } })
  }

  test('is not there without a token of the server’s', async () => {
    expect((await ask(createSmallApp(), '/metrics')).status).toBe(404)
  })

  test.each([`Bearer ${token}`, `bearer  ${token}`])('answers who sends the token: %s', async (authorization) => {
    const response = await askWith(authorization)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('version=0.0.4')
    expect(await response.text()).toContain('readout_build_info')
  })

  test.each([undefined, 'Bearer', `Basic ${token}`, token, `Bearer ${token}0`, `Bearer ${token.slice(1)}`, 'Bearer x'])(
    'refuses everybody else: %s',
    async (authorization) => {
      const response = await askWith(authorization)
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toBe('Bearer')
      expect(await response.text()).not.toContain('readout')
    },
  )

  test('takes GET alone', async () => {
    expect((await askWith(`Bearer ${token}`, { method: 'POST' })).status).toBe(405)
  })
})
