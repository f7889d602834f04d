import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { App } from '../../src/server/app.ts'
import { createFolder } from '../support/leftovers.ts'
import { ask, createSmallApp } from './small-app.ts'

const html = '<!doctype html><title>Readout</title>'
const asBrowser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
let folder: string
let app: App

beforeAll(async () => {
  folder = createFolder()
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), html)
  await writeFile(join(folder, 'secret.js'), 'outside of the assets')
  await writeFile(join(folder, 'assets', 'main-abc123.js'), 'plain')
  await writeFile(join(folder, 'assets', 'main-abc123.js.br'), 'as brotli')
  await writeFile(join(folder, 'assets', 'main-abc123.js.gz'), 'as gzip')
  app = createSmallApp({ graphiqlFolder: folder })
})

describe('the page', () => {
  test('is sent to a browser, which asks again at each visit and may load from this server only', async () => {
    const response = await ask(app, '/graphql', { headers: asBrowser })
    expect(response.status).toBe(200)
    expect(await response.text()).toBe(html)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-cache')
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; /)
    expect(response.headers.get('content-security-policy')).not.toContain('http')
    expect(response.headers.get('content-security-policy')).not.toMatch(/(script-src|style-src) [^;]*'unsafe-/)
  })

  test('bears a new nonce at each visit, which its policy names', async () => {
    await writeFile(join(folder, 'index.html'), `<script nonce="nonce-of-this-visit"></script>`)
    onTestFinished(() => writeFile(join(folder, 'index.html'), html))
    const visits = [
      await ask(app, '/graphql', { headers: asBrowser }),
      await ask(app, '/graphql', { headers: asBrowser }),
    ]
    const nonces = await Promise.all(
      visits.map(async (visit) => /^<script nonce="([\w+/]{22}==)"><\/script>$/.exec(await visit.text())?.[1]),
    )
    expect(new Set(nonces).size).toBe(2)
    visits.forEach(({ headers }, index) => {
      expect(headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonces[index]}';`)
    })
  })

  test('is the same whatever its address says', async () => {
    const search = new URLSearchParams({ query: '</script><script>alert(1)</script>', title: '<img onerror=alert(1)>' })
    expect(await (await ask(app, `/graphql?${search}`, { headers: asBrowser })).text()).toBe(html)
  })

  test('and its assets are not there where it is switched off', async () => {
    const off = createSmallApp({ graphiqlFolder: undefined })
    const page = await ask(off, '/graphql', { headers: asBrowser })
    expect([page.status, page.headers.get('content-type')]).toEqual([400, 'application/json; charset=utf-8'])
    expect((await ask(off, '/graphql/assets/main-abc123.js')).status).toBe(404)
  })

  test('that is not built says how to build it', async () => {
    const response = await ask(createSmallApp(), '/graphql', { headers: asBrowser })
    expect(response.status).toBe(503)
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await response.text()).toContain('npm run build')
  })

  test('does not stand in the way of a query by GET', async () => {
    const response = await ask(app, '/graphql?query={hello}', { headers: { accept: 'application/json' } })
    expect(await response.json()).toEqual({ data: { hello: 'Hello reader' } })
  })
})

describe('an asset', () => {
  test.each([
    ['gzip, deflate, br', 'br', 'as brotli'],
    ['gzip, deflate', 'gzip', 'as gzip'],
    ['identity', null, 'plain'],
  ])('for who accepts %s comes as %s, and is kept for ever', async (accepted, encoding, content) => {
    const response = await ask(app, '/graphql/assets/main-abc123.js', { headers: { 'accept-encoding': accepted } })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-encoding')).toBe(encoding)
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('vary')).toBe('accept-encoding')
    expect(await response.text()).toBe(content)
  })

  test.each([
    '/graphql/assets/other.js',
    '/graphql/assets/main-abc123.js.br',
    '/graphql/assets/..%2fsecret.js',
    '/graphql/assets/../secret.js',
    '/graphql/assets/%2e%2e/secret.js',
    '/graphql/assets/',
  ])('at %s is not found', async (path) => {
    expect((await ask(app, path)).status).toBe(404)
  })
})
