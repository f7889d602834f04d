import fc from 'fast-check'
import { mutated } from './mutations.ts'
import { askBy, type FuzzRequest, json, post } from './request.ts'

// Requests that are odd as HTTP: their headers, methods and addresses, and what is put on a connection as bytes.

const headerValue = fc.oneof(
  fc.constantFrom(
    ...['application/json', 'application/json; charset=utf-16', 'application/json; charset="', 'text/plain', '*/*', ''],
    ...[
      'application/graphql-response+json',
      'multipart/form-data; boundary=a',
      'application/x-www-form-urlencoded',
      ';',
    ],
    ...['text/html', 'image/png', 'text/event-stream', 'multipart/mixed', '*/*;q=0', 'gzip', 'br;q=2', 'identity;q=0'],
    ...[
      'deflate',
      'null',
      'https://evil.example',
      '100-continue',
      'websocket',
      '-1',
      '0',
      '1e9',
      '99999999999',
      'x, y',
    ],
    ...[
      '00-00000000000000000000000000000000-0000000000000000-00',
      '127.0.0.1, ::1, unknown',
      'Basic AAAA',
      '__proto__',
    ],
    'q=0.5,'.repeat(500),
  ),
  fc.string({ unit: 'grapheme-ascii', maxLength: 100 }).map((text) => text.trim()),
)

const headerName = fc.constantFrom(
  ...['content-type', 'accept', 'accept-encoding', 'accept-language', 'content-encoding', 'origin', 'cookie', 'range'],
  ...['x-forwarded-for', 'forwarded', 'x-request-id', 'traceparent', 'tracestate', 'authorization', 'if-none-match'],
  ...['x-http-method-override', 'sec-fetch-site', 'access-control-request-method', 'x-apollo-operation-name', 'host'],
)

const method = fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY')

/** Headers of any value, with a good request. */
export const headers: fc.Arbitrary<FuzzRequest> = fc
  .tuple(
    fc.constantFrom('POST', 'GET', 'OPTIONS'),
    fc.array(fc.tuple(headerName, headerValue), { minLength: 1, maxLength: 4 }),
  )
  .map(([verb, entries]): FuzzRequest => {
    const given = { ...json, ...Object.fromEntries(entries) }
    if (verb === 'POST') return post(Buffer.from(askBy('{ statistics { __typename } }')), given)
    return { method: verb, path: '/graphql?query={__typename}', headers: given, body: [] }
  })

const pathPart = fc.constantFrom(
  ...[
    '/graphql',
    '/',
    '/health',
    '/ready',
    '/metrics',
    '/graphql/',
    '/graphql/assets/',
    '..',
    '%2e%2e%2f',
    '%00',
    '%ff',
    '%',
  ],
  ...[
    '//',
    '/.',
    '?',
    '?query={__typename}',
    '&query=',
    '&variables=',
    '&extensions=',
    '&operationName=',
    '%7B%22a%22:',
    '{',
  ],
  ...[
    '[',
    '#',
    '*',
    '+',
    ';',
    '\\',
    'index.html',
    'assets/index.js',
    '.js',
    '?query=mutation{a}',
    'x'.repeat(2_000),
    '://a',
  ],
)

/** Methods and addresses. */
export const addresses: fc.Arbitrary<FuzzRequest> = fc
  .tuple(method, fc.array(pathPart, { minLength: 1, maxLength: 5 }), fc.constantFrom('*/*', 'text/html'))
  .map(([verb, parts, accept]) => ({
    method: verb,
    path: `/${parts.join('')}`.replace(/^\/\/+/, '/'),
    headers: { accept },
    body: [],
  }))

const requestTexts = [
  'GET /graphql?query={__typename} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n',
  'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 24\r\nconnection: close\r\n\r\n{"query":"{__typename}"}',
  'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n18\r\n{"query":"{__typename}"}\r\n0\r\n\r\n',
  'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'GET /graphql\r\n\r\n',
  'CONNECT a:1 HTTP/1.1\r\nhost: a\r\n\r\n',
  'GET http://b/graphql HTTP/1.1\r\nhost: a\r\n\r\n',
  'GET /graphql HTTP/1.1\r\nhost: a\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n',
  'POST /graphql HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\ncontent-length: 2\r\n\r\n{}',
  `GET / HTTP/1.1\r\n${'x: y\r\n'.repeat(3_000)}\r\n`,
]

/** What is put on a connection as it is: requests with a few bytes changed, and no requests at all. */
export const connections: fc.Arbitrary<FuzzRequest> = fc
  .oneof(
    { weight: 8, arbitrary: mutated(fc.constantFrom(...requestTexts).map((text) => Buffer.from(text, 'latin1'))) },
    { weight: 1, arbitrary: fc.constantFrom(...requestTexts).map((text) => Buffer.from(text, 'latin1')) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)) },
  )
  .map((raw) => ({ raw }))
