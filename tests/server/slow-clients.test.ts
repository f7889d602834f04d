import { Agent, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createHttpServer } from '../../src/server/create-http-server.ts'
import { askBy, sendBytes } from './clients.ts'
import { createSmallApp } from './small-app.ts'

/** The small application at a port, with little patience. */
const open = async ({ maxConnections = 100, keepAlive = 60_000, silence = 60_000 } = {}) => {
  const timeouts = { headers: 300, request: 900, silence }
  const server = createHttpServer(createSmallApp(), { maxConnections, keepAlive, timeouts })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { server, port, url: `http://127.0.0.1:${port}/graphql` }
}

const headers =
  'POST /graphql HTTP/1.1\r\nhost: readout.test\r\ncontent-type: application/json\r\ncontent-length: 20\r\n'

test.each([
  ['sends nothing', ''],
  ['does not end its headers', headers],
  ['does not end its body', `${headers}\r\n{"query":`],
])('a client that %s is told so and let go', async (_what, bytes) => {
  const { port } = await open()
  expect(await sendBytes(port, bytes)).toMatch(/^HTTP\/1\.1 408 Request Timeout/)
})

test('one who drips its headers has no more time for that', async () => {
  const { port } = await open()
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.write('GET /graphql HTTP/1.1\r\nhost: readout.test\r\n')
  const dripping = setInterval(() => socket.writable && socket.write('x-drip: 1\r\n'), 50)
  onTestFinished(() => clearInterval(dripping))
  await closed
})

test('others are served meanwhile', async () => {
  const { port, url } = await open()
  const slow = Array.from({ length: 50 }, () => sendBytes(port, headers))
  expect((await fetch(`${url}?query={hello}`)).status).toBe(200)
  await Promise.all(slow)
})

const countConnections = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => server.getConnections((error, count) => (error ? reject(error) : resolve(count))))

test('a connection is kept for a next request, for so long and no longer', async () => {
  const { url, server } = await open({ keepAlive: 3_000 })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  await askBy(agent, `${url}?query={hello}`)
  // Longer than headers may take: they have not begun.
  await sleep(600)
  const { response, isReused } = await askBy(agent, `${url}?query={hello}`)
  expect([response.statusCode, isReused]).toEqual([200, true])
  await vi.waitUntil(async () => (await countConnections(server)) === 0, 20_000)
})

test('an operation that takes long is no silence of the client, unless it takes far longer than any may', async () => {
  const { url } = await open({ silence: 2_000 })
  expect((await fetch(`${url}?query={slow(ms:700)}`)).status).toBe(200)
  await expect(fetch(`${url}?query={slow(ms:60000)}`)).rejects.toThrow()
})

test('there are no more connections than may be; those that wait for nothing give their places to who comes', async () => {
  const { port, url, server } = await open({ maxConnections: 2 })
  const health = 'GET /health HTTP/1.1\r\nhost: readout.test\r\nconnection: close\r\n\r\n'
  const agent = new Agent({ keepAlive: true })
  await Promise.all([1, 2].map(() => askBy(agent, `${url}?query={slow(ms:200)}`)))
  expect(await countConnections(server)).toBe(2)
  expect(await sendBytes(port, health)).toBe('')
  expect(await sendBytes(port, health)).toContain('200 OK')
  const busy = [1, 2].map(() => askBy(new Agent(), `${url}?query={slow(ms:2000)}`))
  await vi.waitUntil(async () => (await countConnections(server)) === 2)
  expect(await sendBytes(port, health)).toBe('')
  expect((await Promise.all(busy)).map(({ response }) => response.statusCode)).toEqual([200, 200])
})
