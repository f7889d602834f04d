import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from '../../src/server/app.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { createTestApp } from '../support/execute.ts'
import { ask } from './small-app.ts'

let kb: TestDatabase
beforeAll(async () => {
  kb = await createTestDatabase()
})
afterAll(() => kb.drop())

const errorsOf = async (app: App, query: string, variables = {}): Promise<{ message: string }[] | undefined> => {
  const headers = { 'content-type': 'application/json' }
  const response = await ask(app, '/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }) })
  return (await response.json()).errors
}

/** What is wrong in each by one letter, and the name that GraphQL.js would offer in its place. */
const slips: [what: string, name: string, query: string, variables?: object][] = [
  ['a field', '"persons"', '{ person_ { totalCount } }'],
  ['an argument', '"first"', '{ persons(frst: 1) { totalCount } }'],
  ['a field of an input', '"participants"', '{ meetings(filter: { participant_: [] }) { totalCount } }'],
  ['a value of an enum', '"PRESENT"', '{ meetings(filter: { attendance: [PRESEN] }) { totalCount } }'],
  ['a type', '"Person"', '{ node(id: "x") { ... on Persn { id } } }'],
  [
    'a field of a variable',
    '"participants"',
    'query ($filter: MeetingFilter) { meetings(filter: $filter) { totalCount } }',
    { filter: { participant_: [] } },
  ],
  [
    'a value of an enum in a variable',
    '"PRESENT"',
    'query ($filter: MeetingFilter) { meetings(filter: $filter) { totalCount } }',
    { filter: { attendance: ['PRESEN'] } },
  ],
]

describe.each(['compiled', 'plain'] as const)('introspection, %s', (executor) => {
  const createApp = (introspection: boolean) => createTestApp(kb, { executor, introspection })

  const ways = [
    ['__schema', '{ __schema { queryType { name } } }'],
    ['__type', '{ __type(name: "Person") { name } }'],
    ['another name for it', '{ typename: __schema { queryType { name } } }'],
    ['an inline fragment', '{ ... { ... on Query { __schema { queryType { name } } } } }'],
    [
      'a fragment in a fragment',
      '{ ...A } fragment A on Query { ...B } fragment B on Query { __type(name: "Person") { name } }',
    ],
    ['an operation called so', 'query __schema { __schema { queryType { name } } }'],
    ['what tools send', getIntrospectionQuery()],
  ] as const

  test.each(ways)('that is on tells the schema by %s', async (_way, query) => {
    expect(await errorsOf(createApp(true), query)).toBeUndefined()
  })

  test.each(ways)('that is off tells nothing by %s', async (_way, query) => {
    const errors = await errorsOf(createApp(false), query)
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('introspection has been disabled'),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    })
  })

  test('that is off lets __typename stand', async () => {
    expect(await errorsOf(createApp(false), '{ __typename persons(first: 1) { __typename } }')).toBeUndefined()
  })

  test.each(slips)('that is on helps who misspells %s', async (_what, name, query, variables) => {
    expect(JSON.stringify(await errorsOf(createApp(true), query, variables))).toMatch(
      new RegExp(`Did you mean .*${JSON.stringify(name).slice(1, -1).replaceAll('\\', '\\\\')}`),
    )
  })

  test.each(slips)('that is off offers no name to who misspells %s', async (_what, name, query, variables) => {
    const errors = (await errorsOf(createApp(false), query, variables)) ?? []
    expect(errors.length).toBeGreaterThan(0)
    for (const { message } of errors) {
      expect(message).not.toContain('Did you mean')
      expect(message).not.toContain(name)
    }
  })
})
