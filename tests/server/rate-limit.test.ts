import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Config } from '../../src/platform/config.ts'
import { ask, createSmallApp, fromAddress, recordLog } from './small-app.ts'

// Time stands still, however long these tests take.
beforeEach(() => void vi.spyOn(performance, 'now').mockReturnValue(1_234_567.8))
afterEach(() => vi.restoreAllMocks())

const query = '/graphql?query={hello}'

/** An application that takes three requests at once, and one a second. */
const createLimitedApp = (traffic: Partial<Config['traffic']> = {}) => {
  const { logger, lines } = recordLog()
  const app = createSmallApp({ logger }, { rateLimit: 60, rateBurst: 3, ...traffic })
  const send = (address: string, { path = query, headers = {} }: { path?: string; headers?: HeadersInit } = {}) =>
    ask(app, path, { headers }, fromAddress(address))
  const sendMany = async (count: number, ...args: Parameters<typeof send>): Promise<number[]> => {
    const statuses: number[] = []
    for (let i = 0; i < count; i++) statuses.push((await send(...args)).status)
    return statuses
  }
  return { app, send, sendMany, lines }
}

test('a client may send as many at once as it may, and is told how it stands', async () => {
  const { send, sendMany } = createLimitedApp()
  const first = await send('203.0.113.7')
  expect(await first.json()).toEqual({ data: { hello: 'Hello reader' } })
  expect(first.headers.get('ratelimit-policy')).toBe('"requests";q=3;w=3')
  expect(first.headers.get('ratelimit')).toBe('"requests";r=2;t=1')
  expect(await sendMany(2, '203.0.113.7')).toEqual([200, 200])
})

test('one more is refused, with what went wrong, when to come again, and how the client stands', async () => {
  const { send, sendMany } = createLimitedApp()
  await sendMany(3, '203.0.113.7')
  const refused = await send('203.0.113.7')
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('1')
  expect(refused.headers.get('ratelimit')).toBe('"requests";r=0;t=3')
  expect(await refused.json()).toEqual({
    errors: [
      {
        message: 'Too many requests from your address: send the next one in 1 s, and fewer',
        extensions: { code: 'RATE_LIMITED' },
      },
    ],
  })
})

test('a refused request is not read, whatever its body is', async () => {
  const { app, sendMany } = createLimitedApp()
  await sendMany(3, '203.0.113.7')
  const body = new ReadableStream({
    pull: () => {
      throw new Error('it was read')
    },
  })
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' }
  expect((await ask(app, '/graphql', init as RequestInit, fromAddress('203.0.113.7'))).status).toBe(429)
})

test('other clients are served all the same; addresses of one IPv6 network are one client', async () => {
  const { send, sendMany } = createLimitedApp()
  expect(await sendMany(4, '203.0.113.7')).toEqual([200, 200, 200, 429])
  expect(await sendMany(3, '2001:db8::1')).toEqual([200, 200, 200])
  expect((await send('2001:db8::2')).status).toBe(429)
  expect((await send('2001:db8:0:1::1')).status).toBe(200)
})

test('health, readiness and the page do not count', async () => {
  const { sendMany, send } = createLimitedApp()
  expect(await sendMany(4, '203.0.113.7', { path: '/health' })).toEqual([200, 200, 200, 200])
  expect(await sendMany(4, '203.0.113.7', { path: '/ready' })).toEqual([200, 200, 200, 200])
  expect(await sendMany(4, '203.0.113.7', { path: '/' })).toEqual([302, 302, 302, 302])
  expect(await sendMany(4, '203.0.113.7', { path: '/graphql', headers: { accept: 'text/html' } })).not.toContain(429)
  expect((await send('203.0.113.7')).headers.get('ratelimit')).toBe('"requests";r=2;t=1')
})

test('requests that are refused for other reasons count as well', async () => {
  const { sendMany } = createLimitedApp()
  const headers = { 'content-type': 'text/plain' }
  expect(await sendMany(4, '203.0.113.7', { headers })).toEqual([415, 415, 415, 429])
})

test('this machine sends as many as it likes', async () => {
  const { send, sendMany } = createLimitedApp()
  expect(new Set(await sendMany(20, '127.0.0.1'))).toEqual(new Set([200]))
  expect((await send('::1')).headers.has('ratelimit')).toBe(false)
})

test('0 lifts the limit', async () => {
  const { sendMany } = createLimitedApp({ rateLimit: 0 })
  expect(new Set(await sendMany(20, '203.0.113.7'))).toEqual(new Set([200]))
})

test('who invents clients in X-Forwarded-For gets no more; the log says once what to do if it was a proxy', async () => {
  const { send, sendMany, lines } = createLimitedApp()
  const statuses: number[] = []
  for (let i = 1; i <= 6; i++) {
    statuses.push((await send('10.0.0.1', { headers: { 'x-forwarded-for': `198.51.100.${i}` } })).status)
  }
  expect(statuses).toEqual([200, 200, 200, 429, 429, 429])
  expect(await sendMany(1, '10.0.0.1', { headers: { 'x-forwarded-for': '127.0.0.1' } })).toEqual([429])
  const warnings = lines.filter(({ level }) => level === 40)
  expect(warnings).toMatchObject([{ proxy: '10.0.0.1', msg: expect.stringContaining('READOUT_TRUSTED_PROXIES') }])
})

test('behind a trusted proxy each client has its own, also where it invents others', async () => {
  const { send, sendMany, lines } = createLimitedApp({ trustedProxies: ['10.0.0.0/8'] })
  const from = (...hops: string[]) => ({ headers: { 'x-forwarded-for': hops.join(', ') } })
  expect(await sendMany(3, '10.0.0.1', from('198.51.100.1'))).toEqual([200, 200, 200])
  expect((await send('10.0.0.1', from('192.0.2.1', '198.51.100.1'))).status).toBe(429)
  expect((await send('10.0.0.2', from('127.0.0.1', '198.51.100.1', '10.0.0.1'))).status).toBe(429)
  expect((await send('10.0.0.1', from('198.51.100.2'))).status).toBe(200)
  expect(lines.filter(({ level }) => level === 40)).toEqual([])
})
