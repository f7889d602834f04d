import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { runServer } from './run-server.ts'

const server = runServer()
afterAll(() => server.process.kill('SIGKILL'))

/** Asks with a Host of one's own, or a target. */
const ask = async (headers: Record<string, string>, path = '/graphql?query={hello}', method = 'GET') => {
  const address = await server.address
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const asked = request(address, { method, path, headers, agent: false }, async (response) =>
      resolve({ status: response.statusCode, body: await text(response) }),
    )
    asked.once('error', reject)
    asked.end()
  })
}

test.each([':', 'a b', '[', 'a:b', '%'])('the Host %j is no address: 400, and nothing of the inside', async (host) => {
  const { status, body } = await ask({ host })
  expect({ status, body }).toEqual({ status: 400, body: 'The Host or the target of the request is no address\n' })
})

test('any Host that is one is answered', async () => {
  for (const host of ['readout.example', '127.0.0.1:1', '[::1]:4000']) {
    expect(await ask({ host })).toEqual({ status: 200, body: '{"data":{"hello":"Hello reader"}}' })
  }
})

test.each(['http://[/graphql', 'nonsense', '*'])('the target %s is none', async (target) => {
  expect(await ask({}, target)).toMatchObject({ status: 400 })
})

test('the whole server may be asked for its options', async () => {
  const { status } = await ask({}, '*', 'OPTIONS')
  expect(status).toBe(204)
})

test.each(['a', '127.0.0.1:4000', ':'])(
  'a target that is a whole address counts, and not the Host %j',
  async (host) => {
    const target = 'HTTP://readout.example:80/graphql?query={hello}'
    expect(await ask({ host }, target)).toEqual({ status: 200, body: '{"data":{"hello":"Hello reader"}}' })
  },
)
