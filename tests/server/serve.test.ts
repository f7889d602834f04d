import { Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { waitUntil } from '../support/wait-until.ts'
import { type RunningServer, runServer } from './run-server.ts'

const servers: RunningServer[] = []

const start = (options: Parameters<typeof runServer>[0] = {}): RunningServer => {
  const server = runServer(options)
  servers.push(server)
  return server
}

afterAll(() => {
  for (const server of servers) server.process.kill('SIGKILL')
})

test('says in one line on stdout where it is reached, and logs to stderr', async () => {
  const server = start()
  const address = await server.address
  expect(server.output.stdout).toMatch(/^Readout is ready at http:\/\/127\.0\.0\.1:\d+\/graphql\n$/)
  const response = await fetch(`${address}?query={hello}`)
  expect(await response.json()).toEqual({ data: { hello: 'Hello reader' } })
  await waitUntil(() => server.output.stderr.endsWith('\n'))
  expect(JSON.parse(server.output.stderr)).toMatchObject({ msg: 'request', path: '/graphql', status: 200 })
})

test('a port that is taken is told in one line that says what to do', async () => {
  const { port } = new URL(await start().address)
  const second = start({ port: Number(port) })
  expect(await second.ended).toBe(1)
  expect(second.output).toEqual({
    stdout: '',
    stderr: `port ${port} of 127.0.0.1 is in use: end the program that listens on it, or set PORT to another (0 takes any free one)\n`,
  })
})

describe('at the end', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s: the request under way is answered, then all is closed',
    async (signal) => {
      const server = start()
      const address = await server.address
      const answer = fetch(`${address}?query={slow(ms:1200)}`)
      await sleep(300)
      server.process.kill(signal)
      await sleep(300)
      await expect(fetch(`${address}?query={hello}`)).rejects.toThrow('fetch failed')
      expect(await (await answer).json()).toEqual({ data: { slow: 'waited 1200 ms' } })
      const answeredAt = performance.now()
      expect(await server.ended).toBe(0)
      expect(performance.now() - answeredAt).toBeLessThan(1500)
      expect(server.output.stdout).toMatch(/\nclosed\n$/)
    },
  )

  test('connections that are kept alive do not hold it up', async () => {
    const server = start()
    const address = await server.address
    const agent = new Agent({ keepAlive: true })
    await new Promise((resolve) => get(`${address}?query={hello}`, { agent }, (res) => res.resume().on('end', resolve)))
    const startedAt = performance.now()
    server.process.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    expect(performance.now() - startedAt).toBeLessThan(1500)
    agent.destroy()
  })

  test.concurrent('a request without end is cut off, and the process ends within ten seconds', {
    timeout: 20_000,
  }, async () => {
    const server = start()
    const cutOff = expect(fetch(`${await server.address}?query={slow(ms:60000)}`)).rejects.toThrow()
    await sleep(300)
    const startedAt = performance.now()
    server.process.kill('SIGTERM')
    await cutOff
    expect(await server.ended).toBe(0)
    expect(performance.now() - startedAt).toBeLessThan(10_000)
    expect(server.output.stdout).toMatch(/\nclosed\n$/)
  })

  test.concurrent('a database that does not close is left, within ten seconds', { timeout: 20_000 }, async () => {
    const server = start({ fault: 'never closes' })
    await server.address
    const startedAt = performance.now()
    server.process.kill('SIGTERM')
    expect(await server.ended).toBe(1)
    expect(performance.now() - startedAt).toBeLessThan(10_000)
    expect(server.output.stderr).toContain('it took too long')
  })

  test('a second SIGINT ends it at once', async () => {
    const server = start()
    const cutOff = expect(fetch(`${await server.address}?query={slow(ms:60000)}`)).rejects.toThrow()
    await sleep(300)
    server.process.kill('SIGINT')
    await sleep(500)
    const startedAt = performance.now()
    server.process.kill('SIGINT')
    expect(await server.ended).toBe(130)
    expect(performance.now() - startedAt).toBeLessThan(1000)
    await cutOff
  })

  test('one Ctrl-C that npm passes on a second time still lets the request be answered', async () => {
    const server = start()
    const answer = fetch(`${await server.address}?query={slow(ms:1000)}`)
    await sleep(300)
    server.process.kill('SIGINT')
    await sleep(50)
    server.process.kill('SIGINT')
    expect((await answer).status).toBe(200)
    expect(await server.ended).toBe(0)
  })
})

describe('an error that nothing has caught', () => {
  test.each([
    ['throws later', 'thrown later'],
    ['rejects later', 'rejected later'],
    ['throws at start', 'thrown at start'],
  ])('that it %s ends the process with one log line and exit code 1', async (fault, message) => {
    const server = start({ fault })
    expect(await server.ended).toBe(1)
    await waitUntil(() => server.output.stderr.endsWith('\n'))
    expect(JSON.parse(server.output.stderr)).toMatchObject({ level: 60, msg: 'uncaught error', err: { message } })
  })

  test('and that a user can mend is told as its message alone', async () => {
    const server = start({ fault: 'asks the user' })
    expect(await server.ended).toBe(1)
    expect(server.output.stderr).toBe('PORT is wrong: write a number\n')
  })
})
