import { getIntrospectionQuery } from 'graphql'
import { createSchema, createYoga } from 'graphql-yoga'
import { describe, expect, test } from 'vitest'
import { costOf as costOfContext, useCostLimit } from '../../../src/server/limits/use-cost-limit.ts'
import { ask } from '../small-app.ts'
import { askTree, createTreeApp, limitsWith, onlyLimits } from './tree-app.ts'

const app = createTreeApp(onlyLimits({}))

/** What the application says that an operation costs. */
const costOf = async (query: string, variables: object = {}): Promise<unknown> => {
  const { extensions, errors } = await askTree(app, { query, variables, extensions: { cost: true } })
  expect(errors).toBeUndefined()
  return (extensions?.cost as { nodes: number } | undefined)?.nodes
}

const friends = (args: string, beneath = 'name') => `friends${args} { edges { node { ${beneath} } } }`

describe('what an operation costs', () => {
  test.each([
    ['values of the root cost nothing', '{ hello __typename }', 0],
    ['an object at the root', '{ person { name born { edtf } } }', 1],
    ['an object at the root that has no id', '{ totals { persons } }', 1],
    ['an object within an object', '{ totals { oldest { parent { name } } } }', 3],
    ['a page and its rows', '{ persons(first: 5) { edges { node { name } } } }', 6],
    ['the last rows', '{ persons(last: 7) { edges { node { name } } } }', 8],
    ['a page of no given size has 20 rows', '{ persons { edges { node { name } } } }', 21],
    ['first: null is the same', '{ persons(first: null) { edges { node { name } } } }', 21],
    ['a page that is only counted', '{ persons(first: 50) { totalCount pageInfo { hasNextPage } } }', 1],
    ['pages in pages', `{ persons(first: 5) { edges { node { ${friends('(first: 10)')} } } } }`, 1 + 5 * (1 + 1 + 10)],
    ['a plain list counts as 10', '{ person { titles { holder { name } } } }', 1 + 10 * (1 + 1)],
    ['a plain list of values', '{ person { spans { edtf } } }', 1],
    ['nodes(ids:)', '{ nodes(ids: ["a", "b", "c"]) { id ... on Person { parent { name } } } }', 3 * 2],
    ['an id in place of a list of them', '{ nodes(ids: "a") { id } }', 1],
    [
      'of several types the dearest',
      `{ node { ... on Person { parent { name } } ... on Fish { admirers(first: 4) { edges { node { name } } } } } }`,
      1 + 1 + 4,
    ],
    [
      'of a union the same',
      `{ person { pet { ... on Cat { owner { name } } ... on Fish { admirers(first: 4) { edges { node { name } } } } } } }`,
      1 + 1 + 1 + 4,
    ],
    [
      'what is common to all types and what one adds',
      '{ node { id ... on Node { ... on Person { parent { parent { id } } } } ... on Cat { owner { id } } } }',
      3,
    ],
    ['two aliases', `{ person { a: ${friends('(first: 5)')} b: ${friends('(first: 3)')} } }`, 1 + 6 + 4],
    [
      'fields that are merged',
      `{ person { ${friends('(first: 5)')} ${friends('(first: 5)', 'born { edtf }')} } }`,
      1 + 6,
    ],
    [
      'fragments',
      `{ person { ...F ...F friends(first: 5) { edges { node { ...F } } } } } fragment F on Person { parent { name } }`,
      1 + 1 + 1 + 5 * 2,
    ],
    ['edges under two aliases', '{ persons(first: 5) { a: edges { node { id } } b: edges { node { id } } } }', 11],
  ])('%s', async (_what, query, nodes) => {
    expect(await costOf(query)).toBe(nodes)
  })

  const page =
    'query ($first: Int = 30, $last: Int) { persons(first: $first, last: $last) { edges { node { name } } } }'

  test.each([
    [{}, 31],
    [{ first: 5 }, 6],
    [{ first: null }, 21],
    [{ first: null, last: 8 }, 9],
  ])('hangs on variables: %o', async (variables, nodes) => {
    expect(await costOf(page, variables)).toBe(nodes)
  })

  test('hangs on how many ids there are', async () => {
    const query = 'query ($ids: [ID!]!, $id: ID! = "a") { nodes(ids: $ids) { id } pair: nodes(ids: [$id, "b"]) { id } }'
    expect(await costOf(query, { ids: ['a', 'b', 'c'] })).toBe(5)
    expect(await costOf(query, { ids: ['d'] })).toBe(3)
    expect(await costOf(query, { ids: 'd' })).toBe(3)
  })

  test('hangs on what @skip and @include leave', async () => {
    const query = `query ($no: Boolean!, $yes: Boolean!) { person { a: parent @skip(if: $no) { id } ... @include(if: $yes) { ${friends('(first: 3)')} } } }`
    expect(await costOf(query, { no: true, yes: false })).toBe(1)
    expect(await costOf(query, { no: false, yes: true })).toBe(1 + 1 + 4)
  })

  test('a page larger than 100 is for its resolver to refuse', async () => {
    expect(await costOf('{ persons(first: 100000) { edges { node { name } } } }')).toBe(101)
  })

  test('is not told where nothing is executed', async () => {
    const query = 'query ($first: Int!) { persons(first: $first) { totalCount } }'
    for (const variables of [{}, { first: 'many' }]) {
      const { errors, extensions } = await askTree(app, { query, variables, extensions: { cost: true } })
      expect([errors?.[0]?.extensions.code, extensions]).toEqual(['BAD_USER_INPUT', undefined])
    }
  })
})

describe('what introspection costs', () => {
  test('is the objects of the schema that it returns', async () => {
    expect(await costOf('{ __type(name: "PersonEdge") { name fields { name type { name } } } }')).toBe(1 + 2 + 2)
    expect(await costOf('query ($of: String!) { __type(name: $of) { fields { name } } }', { of: 'PageInfo' })).toBe(2)
    expect(await costOf('{ __type(name: "Nothing") { fields { name } } }')).toBe(0)
    expect(await costOf('{ __schema { queryType { name } directives { args { name } } } }')).toBeGreaterThan(5)
  })

  test('grows with aliases', async () => {
    const one = await costOf('{ __schema { types { name } } }')
    expect(await costOf('{ __schema { a: types { name } b: types { name } } }')).toBe(2 * (one as number) - 1)
  })

  test('is small for the query of GraphiQL', async () => {
    expect(await costOf(getIntrospectionQuery())).toBeLessThan(1_000)
  })
})

describe('the limit of the cost', () => {
  const query = `{ persons(first: 5) { edges { node { ${friends('(first: 10)')} } } } }` // costs 61

  test('is not reached by an operation that costs as much', async () => {
    expect((await askTree(createTreeApp(limitsWith({ maxCost: 61 })), { query })).errors).toBeUndefined()
  })

  test('refuses what costs more, before anything is resolved', async () => {
    const { errors, status, data } = await askTree(createTreeApp(limitsWith({ maxCost: 60 })), { query })
    expect([status, data]).toEqual([400, undefined])
    expect(errors).toEqual([
      {
        message:
          'The operation may return 61 nodes and lists; at most 60 are allowed. Ask for smaller pages (first:, last:) in the lists that have others within, or for these in operations of their own.',
        extensions: { code: 'COST_LIMIT_EXCEEDED', limit: 60, found: 61 },
      },
    ])
  })

  test('refuses by the variables: another size of page is allowed', async () => {
    const small = createTreeApp(limitsWith({ maxCost: 60 }))
    const query = 'query ($n: Int) { persons(first: $n) { edges { node { name } } } }'
    const codes = []
    for (const n of [60, 59, 60, 59]) codes.push((await askTree(small, { query, variables: { n } })).code)
    expect(codes).toEqual(['COST_LIMIT_EXCEEDED', undefined, 'COST_LIMIT_EXCEEDED', undefined])
  })
})

describe('extensions.cost', () => {
  test('is told beside the answer, with the limit', async () => {
    const answer = await askTree(createTreeApp(), { query: '{ person { name } }', extensions: { cost: true } })
    expect(answer).toMatchObject({
      status: 200,
      data: { person: {} },
      extensions: { cost: { nodes: 1, limit: 100_000 } },
    })
  })

  test('is told by GET as well', async () => {
    const response = await ask(app, `/graphql?query={person{name}}&extensions={"cost":true}`)
    expect(await response.json()).toMatchObject({ extensions: { cost: { nodes: 1 } } })
  })

  test.each([undefined, {}, { cost: false }, { cost: 'true' }])(
    'is not told with extensions %o',
    async (extensions) => {
      const answer = await askTree(app, { query: '{ hello }', ...(extensions && { extensions }) })
      expect(answer.extensions).toBeUndefined()
    },
  )
})

test('plugins that stand behind can ask what an operation costs, and those before when it is done', async () => {
  const seen: unknown[] = []
  const typeDefs = 'type Query { one: One } type One { id: ID }'
  const before = {
    onExecute: ({ args }: { args: { contextValue: object } }) => ({
      onExecuteDone: () => {
        seen.push(['before', costOfContext(args.contextValue)])
      },
    }),
  }
  const behind = {
    onExecute: ({ args }: { args: { contextValue: object } }) => {
      seen.push(['behind', costOfContext(args.contextValue)])
    },
  }
  const yoga = createYoga({
    schema: createSchema({ typeDefs }),
    plugins: [before, useCostLimit({ maxCost: 1, maxPage: 100 }), behind],
    logging: false,
  })
  for (const query of ['{ one { id } }', '{ one { id } a: one { id } }']) {
    await yoga.fetch(`http://readout.test/graphql?query=${query}`)
  }
  expect(seen).toEqual([
    ['behind', 1],
    ['before', 1],
    ['before', 2],
  ])
})
