import fc from 'fast-check'
import { randomVariables } from '../../support/random-operations/example-variables.ts'
import type { Material } from '../../support/random-operations/material.ts'
import { randomDocuments } from '../../support/random-operations.ts'
import { exampleDocuments, grammarDocuments, largeDocuments } from './documents.ts'
import { mutated } from './mutations.ts'
import { oddJson, oddText } from './odd-values.ts'
import type { FuzzRequest, WellFormed } from './request.ts'

const json = { 'content-type': 'application/json' }

const post = (body: Buffer, headers: Readonly<Record<string, string>> = json): WellFormed => ({
  method: 'POST',
  path: '/graphql',
  headers,
  body: [body],
})

const postText = (text: string): WellFormed => post(Buffer.from(text))
const askBy = (query: string, variables?: object): string => JSON.stringify({ query, variables })

/** Requests with documents: valid ones at random, the examples with random variables, by the grammar, far too large, mutated. */
const documents = (material: Material): fc.Arbitrary<FuzzRequest> => {
  const random = randomDocuments(material)
  return fc.oneof(
    random.map(({ query, requests }) => postText(JSON.stringify({ query, ...requests[0] }))),
    exampleDocuments.chain((query) =>
      randomVariables(query, material).map((variables) => postText(askBy(query, variables))),
    ),
    grammarDocuments.map((query) => postText(askBy(query))),
    largeDocuments.map((query) => postText(askBy(query))),
    mutated(
      fc
        .oneof(
          exampleDocuments,
          random.map(({ query }) => query),
        )
        .map((text) => Buffer.from(text)),
    ).map((bytes) => postText(askBy(bytes.toString('utf8')))),
  )
}

const variableNames = [
  'one',
  'first',
  'from',
  'name',
  'issue',
  'during',
  'since',
  'afterFact',
  'day',
  '__proto__',
  'no',
]

/** The examples with values of any type for their variables, as JSON that no program would write. */
const variables: fc.Arbitrary<FuzzRequest> = fc
  .tuple(
    exampleDocuments,
    fc.array(fc.tuple(fc.constantFrom(...variableNames), oddJson), { minLength: 1, maxLength: 4 }),
  )
  .map(([query, entries]) => {
    const given = entries.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')
    return postText(`{"query":${JSON.stringify(query)},"variables":{${given}}}`)
  })

const keys = fc.constantFrom('query', 'variables', 'operationName', 'extensions', 'id', 'documentId', '__proto__', 'no')

/** Bodies that are JSON of another form, no JSON, or no text; in one piece or in many. */
const bodies: fc.Arbitrary<FuzzRequest> = fc
  .tuple(
    fc.oneof(
      oddJson.map((text) => Buffer.from(text)),
      fc
        .array(fc.tuple(keys, oddJson), { maxLength: 4 })
        .map((entries) => Buffer.from(`{${entries.map(([key, value]) => `"${key}":${value}`).join(',')}}`)),
      mutated(exampleDocuments.map((query) => Buffer.from(askBy(query)))),
      fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)),
      exampleDocuments.map((query) => Buffer.from(`\ufeff${askBy(query)}`)),
      exampleDocuments.map((query) => Buffer.from(askBy(query), 'utf16le')),
      fc
        .integer({ min: 0, max: 30 })
        .map((count) => Buffer.from(JSON.stringify(Array(count).fill({ query: '{__typename}' })))),
    ),
    fc.array(fc.nat(3_000), { maxLength: 6 }),
  )
  .map(([body, cuts]) => {
    const places = [0, ...cuts.map((cut) => cut % (body.length + 1)).toSorted((one, other) => one - other), body.length]
    const parts = places.slice(1).map((end, index) => body.subarray(places[index], end))
    return { ...post(body), body: parts.filter(({ length }) => length > 0) }
  })

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
const headers: fc.Arbitrary<FuzzRequest> = fc
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
const addresses: fc.Arbitrary<FuzzRequest> = fc
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
const connections: fc.Arbitrary<FuzzRequest> = fc
  .oneof(
    { weight: 8, arbitrary: mutated(fc.constantFrom(...requestTexts).map((text) => Buffer.from(text, 'latin1'))) },
    { weight: 1, arbitrary: fc.constantFrom(...requestTexts).map((text) => Buffer.from(text, 'latin1')) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)) },
  )
  .map((raw) => ({ raw }))

/** Texts where the program looks something up, or searches. */
const arguments_: fc.Arbitrary<FuzzRequest> = fc
  .tuple(
    fc.constantFrom(
      'query ($v: String!) { person(slug: $v) { name } article(slug: $v) { headline } }',
      'query ($v: String!) { search(query: $v, first: 5) { totalCount edges { node { __typename } } } }',
      'query ($v: ID!) { node(id: $v) { id } nodes(ids: [$v, $v]) { id } }',
      'query ($v: String) { meetings(after: $v, first: 2) { edges { cursor } } facts(before: $v, last: 2) { edges { cursor } } }',
      'query ($v: Date!) @asOf(date: $v) { statistics { __typename } meetings(first: 1) { totalCount } }',
      'query ($v: DateTime) { facts(first: 1, filter: { addedSince: $v }) { totalCount } }',
      'query ($v: Int) { persons(first: $v) { totalCount } meetings(last: $v) { totalCount } }',
    ),
    fc.oneof(
      oddText.map((text) => JSON.stringify(text)),
      oddJson,
      fc.base64String({ maxLength: 80 }).map((text) => JSON.stringify(text)),
    ),
  )
  .map(([query, value]) => postText(`{"query":${JSON.stringify(query)},"variables":{"v":${value}}}`))

/** All kinds of requests. */
export const casesOf = (material: Material): Readonly<Record<string, fc.Arbitrary<FuzzRequest>>> => ({
  documents: documents(material),
  arguments: arguments_,
  variables,
  bodies,
  headers,
  addresses,
  connections,
})
