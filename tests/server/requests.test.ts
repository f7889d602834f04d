import { describe, expect, test } from 'vitest'
import { ask, createSmallApp, post } from './small-app.ts'

const app = createSmallApp()
const mutation = 'mutation { rename(name: "x") }'

const postAs = (contentType: string, body: BodyInit): Promise<Response> =>
  ask(app, '/graphql', { method: 'POST', headers: { 'content-type': contentType }, body })

describe('what a request may be', () => {
  test('JSON by POST is answered', async () => {
    const response = await postAs('application/json; charset=utf-8', JSON.stringify({ query: mutation }))
    expect(await response.json()).toEqual({ data: { rename: 'x' } })
  })

  test('a query by GET is answered', async () => {
    const response = await ask(app, `/graphql?query={hello(name:"GET")}`)
    expect(await response.json()).toEqual({ data: { hello: 'Hello GET' } })
  })

  test.each([
    ['application/x-www-form-urlencoded', `query=${encodeURIComponent(mutation)}`],
    ['text/plain', JSON.stringify({ query: mutation })],
    ['multipart/form-data; boundary=b', `--b\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{}\r\n--b--`],
    ['application/graphql', mutation],
    ['application/jsonp', JSON.stringify({ query: mutation })],
  ])('a page of another site cannot send %s in the user’s name', async (contentType, body) => {
    const response = await postAs(contentType, body)
    expect(response.status).toBe(415)
    expect(await response.json()).toEqual({
      errors: [
        {
          message: 'Send the operation as JSON, with content-type: application/json',
          extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' },
        },
      ],
    })
  })

  test('a POST without a content type is refused', async () => {
    const body = new TextEncoder().encode(JSON.stringify({ query: mutation }))
    const response = await ask(app, '/graphql', { method: 'POST', body })
    expect(response.status).toBe(415)
    expect(await response.text()).toContain('Send the operation as JSON')
  })

  test('a GET with the content type of a form or of plain text is refused', async () => {
    const headers = { 'content-type': 'text/plain' }
    expect((await ask(app, '/graphql?query={hello}', { headers })).status).toBe(415)
  })

  test('a mutation by GET is refused', async () => {
    expect((await ask(app, `/graphql?query=${encodeURIComponent(mutation)}`)).status).toBe(405)
  })

  test('variables by GET that are no JSON are the client’s error', async () => {
    const response = await ask(app, '/graphql?query={hello}&variables={name')
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      errors: [{ message: 'The parameter "variables" must be JSON' }],
    })
  })
})

describe('other web origins', () => {
  const corsHeaders = async (origins: string[], origin: string): Promise<(string | null)[]> => {
    const { headers } = await post(createSmallApp({ cors: { origins, credentials: false } }), '{ hello }', { origin })
    return [headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials')]
  }

  test('may read nothing unless they are listed', async () => {
    expect(await corsHeaders([], 'https://evil.example')).toEqual([null, null])
    expect(await corsHeaders(['https://one.example'], 'https://evil.example')).toEqual([null, null])
    expect(await corsHeaders(['https://one.example', 'https://two.example'], 'null')).toEqual([null, null])
  })

  test('all may where * is listed, and never with credentials', async () => {
    const cors = { origins: ['*', 'https://one.example'], credentials: true }
    const { headers } = await post(createSmallApp({ cors }), '{ hello }', { origin: 'https://any.example' })
    expect(headers.get('access-control-allow-origin')).toBe('https://any.example')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
  })

  test('that are listed by name may send credentials where that is configured', async () => {
    const cors = { origins: ['https://one.example'], credentials: true }
    const { headers } = await post(createSmallApp({ cors }), '{ hello }', { origin: 'https://one.example' })
    expect(headers.get('access-control-allow-credentials')).toBe('true')
  })

  test('make answers differ, which caches are told even where no origin asks', async () => {
    const app = createSmallApp({ cors: { origins: ['https://one.example'], credentials: false } })
    expect((await post(app, '{ hello }')).headers.get('vary')).toBe('accept, origin')
  })

  test('may read when to try again', async () => {
    const app = createSmallApp({ cors: { origins: ['https://one.example'], credentials: false } })
    const { headers } = await post(app, '{ hello }', { origin: 'https://one.example' })
    expect(headers.get('access-control-expose-headers')).toBe('ratelimit, ratelimit-policy, retry-after, x-request-id')
  })

  test('that are listed may read answers, without credentials', async () => {
    const allowed = ['https://one.example', 'https://two.example']
    expect(await corsHeaders(allowed, 'https://two.example')).toEqual(['https://two.example', null])
  })

  test.each([
    ['https://one.example', 'https://one.example'],
    ['https://evil.example', null],
  ])('a browser that asks beforehand for %s is told %s', async (origin, expected) => {
    const headers = { origin, 'access-control-request-method': 'POST' }
    const listing = createSmallApp({ cors: { origins: ['https://one.example'], credentials: false } })
    const response = await ask(listing, '/graphql', { method: 'OPTIONS', headers })
    expect(response.headers.get('access-control-allow-origin')).toBe(expected)
  })
})
