import { describe, expect, test } from 'vitest'
import { schema } from '../../../src/schema.ts'
import { ask, createSmallApp, post } from '../small-app.ts'
import { limitsWith } from './tree-app.ts'

/** With no database: a question that is let through fails, and is masked. */
const app = createSmallApp({ schema })

const message = (what: string) =>
  `${what} has objects or lists more than 20 levels deep, which is the most that is allowed. Write it flatter: "not" within "not" is the filter itself.`

const send = async (body: object, to = app) => {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  return (await (await ask(to, '/graphql', init)).json()) as { errors: { message: string; extensions: object }[] }
}

/** A filter of so many levels. */
const filter = (levels: number): object =>
  Array.from({ length: levels - 1 }).reduce<object>((not) => ({ not }), { kind: null })

describe.each([
  [
    'argument',
    'The argument "filter"',
    (levels: number) => ({
      query: `{ meetings(filter: ${JSON.stringify(filter(levels)).replaceAll('"', '')}) { totalCount } }`,
    }),
  ],
  [
    'variable',
    'The variable "$where"',
    (levels: number) => ({
      query: 'query ($where: MeetingFilter) { meetings(filter: $where) { totalCount } }',
      variables: { where: filter(levels) },
    }),
  ],
])('an %s', (_name, what, request) => {
  test('of 20 levels is let through', async () => {
    const { errors } = await send(request(20))
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }])
  })

  test('of 21 levels is refused', async () => {
    const { errors } = await send(request(21))
    expect(errors).toMatchObject([
      { message: message(what), extensions: { code: 'INPUT_DEPTH_LIMIT_EXCEEDED', limit: 20 } },
    ])
  })
})

test.each([
  ['objects', '{"not":', '}'],
  ['lists', '[', ']'],
])('variables with %s that nest as deep as a body allows are refused', async (_what, open, close) => {
  const levels = Math.floor(99_800 / (open.length + close.length))
  const value = `${open.repeat(levels)}${open === '[' ? '' : 'null'}${close.repeat(levels)}`
  const query = 'query ($where: MeetingFilter) { meetings(filter: $where) { totalCount } }'
  const body = `{"query":"${query}","variables":{"where":${value}}}`
  const response = await ask(app, '/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  expect(await response.json()).toMatchObject({ errors: [{ message: message('The variable "$where"') }] })
})

test('arguments that nest as deep as tokens allow are refused', async () => {
  const limits = limitsWith({ maxDocumentLength: 100_000 })
  const query = `{ meetings(filter: ${'{not:'.repeat(490)}null${'}'.repeat(490)}) { totalCount } }`
  const response = await post(createSmallApp({ schema, limits }), query)
  expect(await response.json()).toMatchObject({ errors: [{ message: message('The argument "filter"') }] })
})

test.each([
  ['lists', (levels: number) => `{ persons(filter: ${'['.repeat(levels)}${']'.repeat(levels)}) { totalCount } }`],
  ['fields', (levels: number) => `${'{ a '.repeat(levels)}${'}'.repeat(levels)}`],
])('%s in one another to the end of the parser’s stack are refused as too many tokens', async (_what, textOf) => {
  const response = await post(createSmallApp({ schema }), textOf(4_000))
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'TOKEN_LIMIT_EXCEEDED' } }] })
})
