import { describe, expect, test } from 'vitest'
import { createSmallApp, post, recordLog } from '../small-app.ts'

const made = /^[\da-f]{8}-[\da-f-]{27}$/

describe('the id of a request', () => {
  test.each(['7b1c4e0a-1f0e-4a53-9d0b-0a53c0ffee00', 'Root=1-67891233-abcdef012345678912345678', 'a'.repeat(128)])(
    'is the one that the caller gives: %s',
    async (id) => {
      const { logger, lines } = recordLog()
      const response = await post(createSmallApp({ logger }), '{ hello }', { 'x-request-id': id })
      expect(response.headers.get('x-request-id')).toBe(id)
      expect(lines).toMatchObject([{ msg: 'request', requestId: id }])
    },
  )

  test.each([
    ['none', {}],
    ['an empty one', { 'x-request-id': '' }],
    ['one that is too long', { 'x-request-id': 'a'.repeat(129) }],
    ['one with spaces', { 'x-request-id': 'two words' }],
    ['one with characters that break out of a log', { 'x-request-id': '"}<script>' }],
    ['one with letters that only look alike', { 'x-request-id': '\u00e9' }],
  ])('is made where the caller gives %s', async (_what, headers) => {
    const { logger, lines } = recordLog()
    const response = await post(createSmallApp({ logger }), '{ hello }', headers as Record<string, string>)
    const id = response.headers.get('x-request-id')
    expect(id).toMatch(made)
    expect(lines).toMatchObject([{ requestId: id }])
  })

  test('is another one for each request', async () => {
    const app = createSmallApp()
    const ids = await Promise.all([1, 2, 3].map(async () => (await post(app, '{ hello }')).headers.get('x-request-id')))
    expect(new Set(ids).size).toBe(3)
  })

  test('stands in each masked error and in each of its log lines, the others have their codes alone', async () => {
    const { logger, lines } = recordLog()
    const response = await post(createSmallApp({ logger }), '{ first: bug second: bug refused }', {
      'x-request-id': 'r-1',
    })
    const { errors } = (await response.json()) as { errors: { extensions: unknown }[] }
    const masked = { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-1' }
    expect(errors.map(({ extensions }) => extensions)).toEqual([masked, masked, { code: 'NOT_FOUND' }])
    expect(lines).toMatchObject([
      { msg: 'unexpected error', requestId: 'r-1', path: 'first' },
      { msg: 'unexpected error', requestId: 'r-1', path: 'second' },
      { msg: 'request', requestId: 'r-1', errors: ['INTERNAL_SERVER_ERROR', 'INTERNAL_SERVER_ERROR', 'NOT_FOUND'] },
    ])
  })

  test('stands on answers to requests that are no operation', async () => {
    const response = await createSmallApp().fetch('http://readout.test/graphql', { method: 'POST', body: 'hello' })
    expect(response.status).toBe(415)
    expect(response.headers.get('x-request-id')).toMatch(made)
  })

  test('can be read by pages of the origins that are allowed', async () => {
    const app = createSmallApp({ cors: { origins: ['https://example.org'], credentials: false } })
    const response = await post(app, '{ hello }', { origin: 'https://example.org' })
    expect(response.headers.get('access-control-expose-headers')).toContain('x-request-id')
  })
})

test('no log line has the values of variables, though the client is told of them', async () => {
  const { logger, lines } = recordLog()
  const app = createSmallApp({ logger, slowOperationMs: 0 })
  const response = await app.fetch('http://readout.test/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'query Slow($ms: Int!) { slow(ms: $ms) }', variables: { ms: 'private' } }),
  })
  expect(await response.text()).toContain('private')
  expect(lines).toHaveLength(2)
  expect(JSON.stringify(lines)).not.toContain('private')
})
