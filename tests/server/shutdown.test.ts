import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { startProgram } from '../support/program.ts'
import { askBy, askUntilRefused, sendBytes } from './clients.ts'
import { type RunningServer, runServer } from './run-server.ts'

const servers: RunningServer[] = []

const start = (env: NodeJS.ProcessEnv = {}): RunningServer => {
  const server = runServer({ env })
  servers.push(server)
  return server
}

afterAll(() => {
  for (const server of servers) server.process.kill('SIGKILL')
})

const countRequests = ({ output }: RunningServer): number => output.stderr.split('"msg":"request"').length - 1

const waitForRequests = async (server: RunningServer, count: number): Promise<void> => {
  while (countRequests(server) < count) await sleep(20)
}

test.each([0, 1_000])(
  'under load, with a drain delay of %i ms, each request that was taken is answered whole, and the process ends with 0',
  async (delay) => {
    const server = start({ READOUT_DRAIN_DELAY: String(delay) })
    const address = await server.address
    const queries = ['{hello}', '{long}', '{slow(ms:5)}', '{slow(ms:200)}']
    const clients = Array.from({ length: 24 }, (_, i) =>
      askUntilRefused(`${address}?query=${queries[i % queries.length]}`),
    )
    await waitForRequests(server, 500)
    server.process.kill('SIGTERM')
    const outcomes = await Promise.all(clients)
    expect(await server.ended).toBe(0)
    const count = (what: 'answered' | 'cut off') => outcomes.reduce((sum, outcome) => sum + outcome[what], 0)
    expect(count('cut off')).toBe(0)
    expect(count('answered')).toBe(countRequests(server))
    expect(server.output.stderr).not.toContain('cut off')
  },
)

test('the program itself, with its database, does so under load as well', async () => {
  const program = await startProgram()
  const clients = Array.from({ length: 24 }, () => askUntilRefused(`${program.address}?query={persons{totalCount}}`))
  const countAnswered = (output: string) => output.split('"msg":"request"').length - 1
  while (countAnswered(program.output()) < 500) await sleep(20)
  const output = await program.stop()
  const outcomes = await Promise.all(clients)
  const count = (what: 'answered' | 'cut off') => outcomes.reduce((sum, outcome) => sum + outcome[what], 0)
  expect(count('cut off')).toBe(0)
  expect(count('answered')).toBe(countAnswered(output))
  expect(output).not.toMatch(/"status":(?!200)/)
})

test('during the drain delay /ready says no, all is answered, and each answer is the last one of its connection', async () => {
  const server = start({ READOUT_DRAIN_DELAY: '1500' })
  const address = await server.address
  const { origin } = new URL(address)
  expect((await fetch(`${origin}/ready`)).status).toBe(200)
  const early = fetch(`${address}?query={slow(ms:600)}`)
  await sleep(200)
  server.process.kill('SIGTERM')
  while (!server.output.stderr.includes('"signal":"SIGTERM"')) await sleep(10)
  expect((await fetch(`${origin}/ready`)).status).toBe(503)
  expect((await fetch(`${origin}/health`)).status).toBe(200)
  const { response: late } = await askBy(new Agent({ keepAlive: true }), `${address}?query={hello}`)
  expect([late.statusCode, late.headers.connection]).toEqual([200, 'close'])
  expect((await early).headers.get('connection')).toBe('close')
  expect(await server.ended).toBe(0)
})

test('a request on a kept connection, sent just when the server ends, is answered', async () => {
  const server = start()
  const address = await server.address
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  await askBy(agent, `${address}?query={hello}`)
  server.process.kill('SIGTERM')
  while (!server.output.stderr.includes('"signal":"SIGTERM"')) await sleep(10)
  const { response, isReused } = await askBy(agent, `${address}?query={hello}`)
  expect([response.statusCode, response.headers.connection, isReused]).toEqual([200, 'close', true])
  expect(await server.ended).toBe(0)
})

test('requests sent one after the other without waiting are all answered', async () => {
  const server = start()
  const { port, host } = new URL(await server.address)
  const request = (query: string) => `GET /graphql?query=${query} HTTP/1.1\r\nhost: ${host}\r\n\r\n`
  const received = sendBytes(Number(port), request('{slow(ms:1000)}') + request('{hello}'))
  await sleep(500)
  server.process.kill('SIGTERM')
  expect(await received).toMatch(/waited 1000 ms[\s\S]*Hello reader/)
  expect(await server.ended).toBe(0)
})

test('a connection on which nothing was ever sent does not hold up the end', async () => {
  const server = start()
  const { port } = new URL(await server.address)
  const received = sendBytes(Number(port), '')
  await sleep(300)
  const startedAt = performance.now()
  server.process.kill('SIGTERM')
  expect(await received).toBe('')
  expect(await server.ended).toBe(0)
  expect(performance.now() - startedAt).toBeLessThan(4_000)
})
