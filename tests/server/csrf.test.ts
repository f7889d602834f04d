import { describe, expect, test } from 'vitest'
import { ask, createSmallApp, post } from './small-app.ts'

const page = 'https://page.example'
const closed = createSmallApp()
const open = createSmallApp({ cors: { origins: [page], credentials: false } })

const get = (app: typeof closed, headers: Record<string, string>) =>
  ask(app, '/graphql?query={hello}', { headers: { accept: '*/*', ...headers } })

describe('a page of another site', () => {
  test.each(['cross-site', 'same-site'])('that sends a GET unasked (%s) is refused', async (site) => {
    const response = await get(closed, { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors' })
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'CROSS_SITE_REQUEST' } }] })
  })

  test('that is listed may ask, as long as it says which it is', async () => {
    expect((await get(open, { 'sec-fetch-site': 'cross-site', origin: page })).status).toBe(200)
    expect((await get(open, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await get(open, { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' })).status).toBe(403)
  })

  test('may not POST either', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', origin: page }
    expect((await post(closed, '{ hello }', headers)).status).toBe(403)
    expect((await post(open, '{ hello }', headers)).status).toBe(200)
  })

  test.each([{}, { 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }])(
    'is not who sends %o',
    async (headers) => {
      expect((await get(closed, headers)).status).toBe(200)
    },
  )
})

describe('content types for which a browser asks nobody', () => {
  const body = JSON.stringify({ query: 'mutation { rename(name: "x") }' })

  test.each([
    'text/plain',
    'text/plain; application/json',
    'text/plain, application/json',
    'text/plain; charset=application/json',
    'application/x-www-form-urlencoded; a=application/json',
    'multipart/form-data; boundary=application/json',
    'application/jsonx',
    'application/json, text/plain',
    '',
  ])('are refused by POST: "%s"', async (contentType) => {
    const response = await ask(closed, '/graphql', { method: 'POST', headers: { 'content-type': contentType }, body })
    expect(response.status).toBe(415)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }] })
  })

  test.each(['text/plain', 'message/rfc822', 'multipart/form-data; boundary=b'])(
    'are refused by GET: %s',
    async (contentType) => {
      expect((await get(closed, { 'content-type': contentType })).status).toBe(415)
    },
  )
})

describe('JSON', () => {
  const postAs = (contentType: string, headers = {}) =>
    post(closed, '{ hello }', { 'content-type': contentType, ...headers })

  test.each(['application/json', 'Application/JSON', 'application/json ; charset="UTF-8"', 'application/graphql+json'])(
    'is %s',
    async (contentType) => {
      expect(await (await postAs(contentType)).json()).toEqual({ data: { hello: 'Hello reader' } })
    },
  )

  test('is in UTF-8', async () => {
    const response = await postAs('application/json; charset=utf-16')
    expect(response.status).toBe(415)
    expect(await response.text()).toContain('UTF-8')
  })

  test('is not compressed', async () => {
    const response = await postAs('application/json', { 'content-encoding': 'gzip' })
    expect([response.status, response.headers.get('accept-encoding')]).toEqual([415, 'identity'])
  })

  test.each(['null', '"{ hello }"', '7', '{', ''])('that is no request is told so: %s', async (body) => {
    const headers = { 'content-type': 'application/json' }
    const response = await ask(closed, '/graphql', { method: 'POST', headers, body })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
  })

  test('may say more than this server understands', async () => {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ query: '{ hello }', id: 7, onError: 'NULL' })
    const response = await ask(closed, '/graphql', { method: 'POST', headers, body })
    expect(await response.json()).toEqual({ data: { hello: 'Hello reader' } })
  })
})

describe('pollution of prototypes', () => {
  const isPolluted = () => 'polluted' in {}

  test.each(['variables.__proto__.polluted', 'variables.constructor.prototype.polluted'])(
    'by the map of an upload is not possible: %s',
    async (path) => {
      const body = new FormData()
      body.set('operations', JSON.stringify({ query: '{ hello }', variables: {} }))
      body.set('map', JSON.stringify({ 0: [path] }))
      body.set('0', new Blob(['polluted']))
      const response = await ask(closed, '/graphql', { method: 'POST', body })
      expect(response.status).toBe(415)
      expect(isPolluted()).toBe(false)
    },
  )

  test('by what JSON calls __proto__ is not possible, by POST and by GET', async () => {
    const hostile = '{"name":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'
    const query = 'query ($name: String) { hello(name: $name) }'
    const headers = { 'content-type': 'application/json' }
    const body = `{"query":"${query}","variables":${hostile},"extensions":${hostile},"__proto__":{"polluted":1}}`
    const search = new URLSearchParams({ query, variables: hostile, extensions: hostile })
    for (const response of [
      await ask(closed, '/graphql', { method: 'POST', headers, body }),
      await ask(closed, `/graphql?${search}`),
    ]) {
      expect(await response.json()).toEqual({ data: { hello: 'Hello x' } })
      expect(isPolluted()).toBe(false)
    }
  })
})
