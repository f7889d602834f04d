import { expect, test } from 'vitest'
import type { Config } from '../../src/platform/config.ts'
import { ask, createSmallApp, fromAddress, post } from './small-app.ts'

const crowd = (traffic: Partial<Config['traffic']>) =>
  createSmallApp({}, { maxConcurrent: 2, maxQueue: 2, queueWait: 60_000, ...traffic })

const slow = (ms: number) => `{ slow(ms: ${ms}) }`
const codeOf = async (response: Response) => (await response.json()).errors?.[0].extensions.code

test('as many as may be under way, and as many as may wait, are all answered', async () => {
  const app = crowd({})
  const answers = await Promise.all([1, 2, 3, 4].map(() => post(app, slow(50))))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
})

test('one more is refused with 503, and told when to come again', async () => {
  const app = crowd({ queueWait: 1500 })
  const served = [1, 2, 3, 4].map(() => post(app, slow(300)))
  const refused = await post(app, '{ hello }')
  expect(refused.status).toBe(503)
  expect(refused.headers.get('retry-after')).toBe('2')
  expect(await refused.json()).toEqual({
    errors: [
      {
        message: 'The server has too much to do: try again in 2 s',
        extensions: { code: 'SERVER_OVERLOADED', requestId: refused.headers.get('x-request-id') },
      },
    ],
  })
  expect((await Promise.all(served)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect((await post(app, '{ hello }')).status).toBe(200)
})

test('who has waited too long is refused as well', async () => {
  const app = crowd({ queueWait: 50 })
  const served = [1, 2].map(() => post(app, slow(1000)))
  expect(await codeOf(await post(app, '{ hello }'))).toBe('SERVER_OVERLOADED')
  await Promise.all(served)
})

test('a document is not even parsed before its turn', async () => {
  const app = crowd({ maxConcurrent: 1, maxQueue: 0 })
  const served = post(app, slow(300))
  expect(await codeOf(await post(app, '{ this is no document'))).toBe('SERVER_OVERLOADED')
  await served
})

test('health, readiness, the page, preflights and malformed requests are answered while all places are taken', async () => {
  const app = crowd({ maxConcurrent: 1, maxQueue: 0 })
  const served = post(app, slow(300))
  expect((await ask(app, '/health')).status).toBe(200)
  expect((await ask(app, '/ready')).status).toBe(200)
  expect((await ask(app, '/')).status).toBe(302)
  const page = await ask(app, '/graphql', { headers: { accept: 'text/html' } })
  expect(await page.text()).toContain('The GraphiQL page is not built')
  expect((await ask(app, '/graphql', { method: 'POST', body: 'query={hello}' })).status).toBe(415)
  expect(await codeOf(await ask(app, '/graphql'))).toBe('BAD_REQUEST')
  await served
})

test('a body that comes slowly takes no place', async () => {
  const app = crowd({ maxConcurrent: 1, maxQueue: 0 })
  let send: (text: string) => void = () => {}
  const body = new ReadableStream({
    start: (controller) => {
      send = (text) => {
        controller.enqueue(new TextEncoder().encode(text))
        controller.close()
      }
    },
  })
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' }
  const late = ask(app, '/graphql', init as RequestInit)
  expect((await post(app, '{ hello }')).status).toBe(200)
  send('{"query":"{ hello }"}')
  expect((await late).status).toBe(200)
})

test('a client that goes away while it waits leaves its place to others', async () => {
  const app = crowd({ maxConcurrent: 1, maxQueue: 1 })
  const served = post(app, slow(500))
  const leaving = new AbortController()
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ query: '{ hello }' })
  const left = ask(app, '/graphql', { method: 'POST', headers, body, signal: leaving.signal })
  left.catch(() => {})
  await post(app, '{ hello }').then(async (full) => expect(await codeOf(full)).toBe('SERVER_OVERLOADED'))
  leaving.abort()
  expect((await post(app, '{ hello }')).status).toBe(200)
  await served
})

test('a client with many requests does not hold up one with few', async () => {
  const app = crowd({ maxConcurrent: 1, maxQueue: 20 })
  const finished: string[] = []
  const askAs = async (address: string): Promise<void> => {
    await ask(app, '/graphql?query={slow(ms:20)}', {}, fromAddress(address))
    finished.push(address)
  }
  const many = Array.from({ length: 10 }, () => askAs('203.0.113.7'))
  await Promise.all([...many, askAs('198.51.100.1')])
  expect(finished.indexOf('198.51.100.1')).toBeLessThan(3)
})
