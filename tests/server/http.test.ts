import { describe, expect, test } from 'vitest'
import { ask, createSmallApp, post } from './small-app.ts'

const app = createSmallApp()

const codeOf = async (response: Response): Promise<string> => (await response.json()).errors[0].extensions.code

describe('the media type of an answer', () => {
  test.each([
    ['application/graphql-response+json', 'application/graphql-response+json'],
    ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json'],
    ['application/json;q=0.5, application/graphql-response+json;q=0.9', 'application/graphql-response+json'],
    ['application/graphql-response+json;q=0.1, application/json', 'application/json'],
    ['application/graphql-response+json;q=0, */*', 'application/json'],
    ['application/json;q=0, */*;q=0.1', 'application/graphql-response+json'],
    ['application/*;q=0.8', 'application/json'],
    ['Application/GraphQL-Response+JSON; Charset="UTF-8"', 'application/graphql-response+json'],
    ['text/event-stream, multipart/mixed, application/json;q=0.2', 'application/json'],
  ])('for who accepts %s is %s', async (accept, expected) => {
    const response = await post(app, '{ hello }', { accept })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(`${expected}; charset=utf-8`)
    expect(response.headers.get('vary')).toBe('accept')
  })

  test.each([
    'text/html',
    'text/event-stream',
    'multipart/mixed',
    'application/json;q=0',
    'application/json;charset=utf-16',
    'nonsense',
  ])('is none for who accepts %s alone, and nothing is executed', async (accept) => {
    const response = await post(app, 'mutation { rename(name: "x") }', { accept })
    expect(response.status).toBe(406)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(await codeOf(response)).toBe('NOT_ACCEPTABLE')
  })
})

describe('the status of an answer', () => {
  test.each([
    ['{', 'GRAPHQL_PARSE_FAILED'],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query ($ms: Int!) { slow(ms: $ms) }', 'BAD_USER_INPUT'],
    ['subscription { hello }', 'BAD_USER_INPUT'],
    ['query A { hello } query B { hello }', 'OPERATION_RESOLUTION_FAILURE'],
  ])('without data is 4xx where the media type is of GraphQL: %s', async (query, code) => {
    const response = await post(app, query, { accept: 'application/graphql-response+json' })
    expect(response.status).toBe(400)
    const body = await response.json()
    expect(body).not.toHaveProperty('data')
    expect(body.errors[0].extensions.code).toBe(code)
  })

  test('with data is 2xx, whatever a field has failed at', async () => {
    const response = await post(app, '{ hello refused }', { accept: 'application/graphql-response+json' })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ data: { hello: 'Hello reader', refused: null } })
  })
})

describe('addresses and methods', () => {
  test.each(['/admin', '/foo/graphql', '/graphql/x', '/admin?next=/graphql', '/.env'])(
    '%s is not found',
    async (path) => {
      const response = await ask(app, path)
      expect(response.status).toBe(404)
      expect(await codeOf(response)).toBe('NOT_FOUND')
    },
  )

  test.each([
    ['PUT', '/graphql', 'GET, HEAD, OPTIONS, POST'],
    ['DELETE', '/graphql', 'GET, HEAD, OPTIONS, POST'],
    ['POST', '/', 'GET, HEAD, OPTIONS'],
  ])('%s %s is refused, and told what is not', async (method, path, allow) => {
    const response = await ask(app, path, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe(allow)
    expect(await codeOf(response)).toBe('METHOD_NOT_ALLOWED')
  })

  test('a mutation by GET is refused with the method that it takes', async () => {
    const response = await ask(app, '/graphql?query=mutation{rename(name:"x")}')
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  })

  test('OPTIONS tells the methods', async () => {
    const response = await ask(app, '/graphql', { method: 'OPTIONS' })
    expect([response.status, response.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS, POST'])
  })

  test.each(['/health', '/ready', '/graphql?query={hello}'])('HEAD %s is GET without the content', async (path) => {
    const [get, head] = [await ask(app, path), await ask(app, path, { method: 'HEAD' })]
    expect(head.status).toBe(200)
    expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'))
    expect(await head.text()).toBe('')
  })

  test('HEAD / leads to where GET does', async () => {
    const response = await ask(app, '/', { method: 'HEAD' })
    expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql'])
  })
})

describe('headers that keep a browser from harm', () => {
  const onEach = {
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  }

  test.each([
    ['an answer', '/graphql?query={hello}', 200],
    ['an error', '/graphql?query={nothing}&variables=x', 400],
    ['an unknown address', '/admin', 404],
    ['health', '/health', 200],
    ['readiness', '/ready', 200],
    ['the way to GraphiQL', '/', 302],
  ])('are on %s, which nobody keeps', async (_title, path, status) => {
    const response = await ask(app, path)
    expect(response.status).toBe(status)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      ...onEach,
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    })
    expect(response.headers.has('strict-transport-security')).toBe(false)
  })
})
