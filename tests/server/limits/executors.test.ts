import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Config } from '../../../src/platform/config.ts'
import { operations } from '../../client/operations.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { createTestApp } from '../../support/execute.ts'
import { limitsWith } from './tree-app.ts'

const executors = ['compiled', 'plain'] as const
let kb: TestDatabase

beforeAll(async () => {
  kb = await createTestDatabase('seeded')
})
afterAll(() => kb.drop())

interface Answer {
  data?: object | null
  errors?: object[]
  extensions?: object
}

/** The answers of both executors. */
const askBoth = (request: object, limits: Config['limits'] = limitsWith()): Promise<Answer[]> =>
  Promise.all(
    executors.map(async (executor) => {
      const response = await createTestApp(kb, { executor, limits }).fetch('http://readout.test/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      })
      return (await response.json()) as Answer
    }),
  )

test('an operation has the same cost by both executors, beside the same answer', async () => {
  const query = `query ($n: Int!) { person(slug: "ma-zhaoxu") { name meetings(first: $n) { edges { node { name } } } } }`
  const cost = { nodes: 6, limit: 100_000 }
  const [compiled, plain] = await askBoth({ query, variables: { n: 4 }, extensions: { cost: true } })
  expect(compiled).toMatchObject({ data: { person: { name: 'Ma Zhaoxu' } }, extensions: { cost } })
  expect(compiled).toEqual(plain)
})

test('as of a day it is the same', async () => {
  const query = `query @asOf(date: "2023-12-31") { person(slug: "ma-zhaoxu") { name } }`
  const [compiled, plain] = await askBoth({ query, extensions: { cost: true } })
  expect(compiled).toMatchObject({ extensions: { cost: { nodes: 1 } } })
  expect(compiled).toEqual(plain)
})

test('what costs too much reaches the database by none of them', async () => {
  const query = `{ persons(first: 4) { edges { node { name } } } }`
  const before = kb.statements.length
  const answers = await askBoth({ query }, limitsWith({ maxCost: 4 }))
  expect(kb.statements.length).toBe(before)
  expect(answers[0]).toMatchObject({ errors: [{ extensions: { code: 'COST_LIMIT_EXCEEDED', found: 5, limit: 4 } }] })
  expect(answers[0]).toEqual(answers[1])
})

test('what asks for too large a page reaches the database by none of them', async () => {
  const before = kb.statements.length
  const answers = await askBoth({ query: '{ persons(first: 31) { totalCount } }' }, limitsWith({ maxPage: 30 }))
  expect(kb.statements.length).toBe(before)
  expect(answers[0]).toMatchObject({ errors: [{ extensions: { code: 'PAGE_LIMIT_EXCEEDED', found: 31, limit: 30 } }] })
  expect(answers[0]).toEqual(answers[1])
})

describe('at the defaults', () => {
  test.each(operations)('the example $name is answered, with pages as large as can be', async ({ text }) => {
    for (const variables of [{}, { first: 100 }]) {
      for (const { errors } of await askBoth({ query: text, variables })) expect(errors).toBeUndefined()
    }
  })

  test('the dearest of them costs so much', async () => {
    const query = operations.find(({ name }) => name === '10-counterparts')?.text
    const [answer] = await askBoth({ query, variables: { first: 100 }, extensions: { cost: true } })
    expect(answer).toMatchObject({ extensions: { cost: { nodes: 86_004, limit: 100_000 } } })
  })

  test.each([
    ['GraphiQL', { inputValueDeprecation: true, schemaDescription: true }],
    ['code generators', { descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, oneOf: true }],
  ])('the introspection of %s is answered', async (_who, options) => {
    for (const { data, errors } of await askBoth({ query: getIntrospectionQuery(options) })) {
      expect(errors).toBeUndefined()
      expect(data).toHaveProperty('__schema.types')
    }
  })
})
