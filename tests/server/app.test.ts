import { parse } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { describe, expect, test, vi } from 'vitest'
import { createDocumentCaches } from '../../src/server/document-caches.ts'
import { ask, createSmallApp, post, recordLog } from './small-app.ts'

describe('health and readiness', () => {
  test('/health answers 200 whatever the database does', async () => {
    const app = createSmallApp({ isReady: () => Promise.resolve(false) })
    expect((await ask(app, '/health')).status).toBe(200)
  })

  test.each([
    [true, 200],
    [false, 503],
  ])('/ready with a database that is ready: %s → %i', async (ready, status) => {
    expect((await ask(createSmallApp({ isReady: () => Promise.resolve(ready) }), '/ready')).status).toBe(status)
  })

  test('why it is not ready goes into the log, not to the client', async () => {
    const { logger, lines } = recordLog()
    const isReady = () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:5432'))
    const response = await ask(createSmallApp({ logger, isReady }), '/ready')
    expect(response.status).toBe(503)
    expect(await response.text()).toBe('')
    expect(lines).toMatchObject([{ msg: 'not ready', err: { message: 'connect ECONNREFUSED 10.0.0.7:5432' } }])
  })

  test('and it goes there once, until it is ready again', async () => {
    const { logger, lines } = recordLog()
    const isReady = vi.fn(async () => true)
    const app = createSmallApp({ logger, isReady })
    const away = () => isReady.mockRejectedValueOnce(new Error('away'))
    for (const make of [away, away, () => {}, away]) {
      make()
      await ask(app, '/ready')
    }
    expect(lines).toHaveLength(2)
  })
})

describe('a database that does not answer', () => {
  test('/ready answers 503 within about two seconds', async () => {
    const { logger, lines } = recordLog()
    const startedAt = performance.now()
    const response = await ask(createSmallApp({ logger, isReady: () => new Promise(() => {}) }), '/ready')
    expect(response.status).toBe(503)
    expect(performance.now() - startedAt).toBeLessThan(3_000)
    expect(lines).toMatchObject([{ msg: 'not ready', err: { message: 'no answer within 2000 ms' } }])
  }, 10_000)
})

describe('documents', () => {
  test('that come once are not all kept: of a thousand large ones some thirty are', () => {
    const { documentCache } = createDocumentCaches()
    const document = parse('{ hello }')
    for (let number = 0; number < 1_000; number++) documentCache.set(`${number}`.padEnd(10_000, '#'), document)
    expect(documentCache.size).toBeLessThan(31)
    for (let number = 0; number < 1_000; number++) documentCache.set(`{ a${number}: hello }`, document)
    expect(documentCache.size).toBe(500)
  })

  test('are parsed once, and again when others have come in between: of thirty large ones not all are kept', async () => {
    const parsed: unknown[] = []
    const tracing: Plugin = {
      onParse:
        () =>
        ({ result }) =>
          void parsed.push(result),
    }
    const app = createSmallApp({ tracing })
    const large = Array.from({ length: 30 }, (_, number) => `{ a${number}: hello } ${'#'.repeat(19_000)}`)
    for (const query of ['{ hello }', '{ hello }', ...large, '{ hello }'])
      expect((await post(app, query)).status).toBe(200)
    expect(parsed[1]).toBe(parsed[0])
    expect(parsed.at(-1)).toEqual(parsed[0])
    expect(parsed.at(-1)).not.toBe(parsed[0])
  })
})

describe('errors', () => {
  test('an unexpected error is masked for the client and logged whole, once, under the request’s id', async () => {
    const { logger, lines } = recordLog()
    const response = await post(createSmallApp({ logger }), '{ bug }')
    const text = await response.text()
    expect(text).not.toContain('1234')
    const [error] = JSON.parse(text).errors
    expect(error).toMatchObject({
      message: 'Something went wrong on the server.',
      path: ['bug'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: expect.stringMatching(/^[\da-f-]{36}$/) },
    })
    const logged = lines.filter(({ level }) => level === 50)
    expect(logged).toMatchObject([
      { msg: 'unexpected error', requestId: error.extensions.requestId, path: 'bug', err: { type: 'Error' } },
    ])
    expect(JSON.stringify(logged)).toContain('password of the database is 1234')
    expect(JSON.stringify(logged)).toContain('small-app.ts')
  })

  test("what the schema's own library throws is masked too", async () => {
    const response = await post(createSmallApp(), '{ schemaBug }')
    expect(await response.json()).toMatchObject({
      errors: [{ message: 'Something went wrong on the server.', path: ['schemaBug'] }],
    })
  })

  test.each([
    ['query ($ms: Int!) { slow(ms: $ms) }', 'Variable "$ms" of required type "Int!" was not provided.'],
    ['subscription { hello }', 'Schema is not configured to execute subscription operation.'],
  ])('what GraphQL refuses while it executes has a code: %s', async (query, message) => {
    const response = await post(createSmallApp(), query)
    expect(await response.json()).toMatchObject({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] })
  })

  test('an error in making the context is masked too, with status 500', async () => {
    const context = () => {
      throw new Error('no connection to 10.0.0.7')
    }
    const response = await post(createSmallApp({ context }), '{ hello }')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('10.0.0.7')
  })

  test('an error thrown on purpose reaches the client with its code, and is no error in the log', async () => {
    const { logger, lines } = recordLog()
    const response = await post(createSmallApp({ logger }), '{ refused }')
    expect(await response.json()).toMatchObject({
      errors: [{ message: 'No such person: "kurt"', extensions: { code: 'NOT_FOUND' } }],
    })
    expect(lines.filter(({ level }) => Number(level) > 30)).toEqual([])
  })
})

describe('the log of requests', () => {
  test('says for each operation its name, status, time and the codes of its errors', async () => {
    const { logger, lines } = recordLog()
    const app = createSmallApp({ logger })
    await post(app, 'query Greeting { hello }')
    await post(app, 'query Refusal { refused }')
    expect(lines).toMatchObject([
      { msg: 'request', level: 30, method: 'POST', path: '/graphql', operation: 'Greeting', status: 200 },
      { operation: 'Refusal', errors: ['NOT_FOUND'] },
    ])
    expect(lines[0]?.ms).toBeTypeOf('number')
  })

  test('leaves out checks of health and readiness', async () => {
    const { logger, lines } = recordLog()
    const app = createSmallApp({ logger })
    await ask(app, '/health')
    await ask(app, '/ready')
    expect(lines).toEqual([])
  })
})

test('an operation ends in time also where it does not wait for the database', async () => {
  const response = await post(createSmallApp({ requestTimeout: 100 }), '{ slow(ms: 5000) }')
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'REQUEST_TIMEOUT' } }] })
})

test('/ leads to /graphql', async () => {
  const response = await ask(createSmallApp(), '/')
  expect(response.status).toBe(302)
  expect(response.headers.get('location')).toBe('/graphql')
})

test('other paths are not found', async () => {
  expect((await ask(createSmallApp(), '/admin')).status).toBe(404)
})
