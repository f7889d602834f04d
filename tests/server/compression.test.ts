import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { chooseEncoding } from '../../src/server/accept-encoding.ts'
import { createSmallApp, post } from './small-app.ts'

const app = createSmallApp()

describe('an answer above 1 kB', () => {
  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('is compressed with %s for who accepts it', async (encoding, decompress) => {
    const response = await post(app, '{ long }', { 'accept-encoding': encoding })
    const content = Buffer.from(await response.arrayBuffer())
    expect(response.headers.get('content-encoding')).toBe(encoding)
    expect(response.headers.get('content-length')).toBe(String(content.length))
    expect(response.headers.get('vary')).toBe('accept-encoding, accept')
    expect(content.length).toBeLessThan(200)
    expect(JSON.parse(decompress(content).toString()).data.long).toHaveLength(10_000)
  })

  test('is sent as it is to who accepts nothing else', async () => {
    const response = await post(app, '{ long }')
    expect(response.headers.has('content-encoding')).toBe(false)
    expect((await response.json()).data.long).toHaveLength(10_000)
  })
})

test('a small answer is sent as it is', async () => {
  const response = await post(app, '{ hello }', { 'accept-encoding': 'gzip, br' })
  expect(response.headers.has('content-encoding')).toBe(false)
  expect(await response.json()).toEqual({ data: { hello: 'Hello reader' } })
})

test.each([
  [null, undefined],
  ['', undefined],
  ['identity', undefined],
  ['deflate', undefined],
  ['gzip, deflate, br, zstd', 'br'],
  ['GZIP;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br; q=0.0 , gzip;q=0.000', undefined],
] as const)('of "%s" the encoding %s is chosen', (header, encoding) => {
  expect(chooseEncoding(header)).toBe(encoding)
})
