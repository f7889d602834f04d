import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase, useTestDatabase } from '../support/database.ts'
import { ask, countStatements } from '../support/execute.ts'
import { fillRandomly } from '../support/random-base.ts'

test('two aliases of one connection with different arguments give each its own page', async () => {
  const kb = await useTestDatabase('seeded')
  const { data } = await ask(
    kb,
    `{ articles { edges { node {
      one: persons(first: 1) { edges { node { slug } } pageInfo { hasNextPage } }
      lastTwo: persons(last: 2) { edges { node { slug } } }
      all: persons(first: 100) { totalCount edges { node { slug name } } }
    } } } }`,
  )
  expect(data.articles.edges).toHaveLength(2)
  for (const { node } of data.articles.edges) {
    const all = node.all.edges.map((edge: { node: { slug: string } }) => edge.node.slug)
    expect(node.all.totalCount).toBe(all.length)
    expect(node.one).toEqual({ edges: [{ node: { slug: all[0] } }], pageInfo: { hasNextPage: true } })
    expect(node.lastTwo.edges).toEqual(all.slice(-2).map((slug: string) => ({ node: { slug } })))
  }
})

test('aliases cost two statements each, whatever the number of parents', async () => {
  const kb = await useTestDatabase('seeded')
  const one = `{ articles { edges { node { a: persons(first: 1) { edges { node { name } } } } } } }`
  const two = `{ articles { edges { node { a: persons(first: 1) { edges { node { name } } } b: persons(first: 2) { edges { node { name } } } } } } }`
  expect(await countStatements(kb, () => ask(kb, one))).toBe(4)
  expect(await countStatements(kb, () => ask(kb, two))).toBe(6)
})

test('a relation is followed in every direction and to any depth', async () => {
  const kb = await useTestDatabase('seeded')
  const { data, errors } = await ask(
    kb,
    `{ person(slug: "kurt-campbell") { meetings(first: 1) { edges { node { participations { person {
      meetings(first: 1) { edges { node { articles { edges { node { credits { edges { node { country { organizations(first: 1) { edges { node {
        country { meetings(first: 1) { edges { node { name } } } } } } } } } } } } } } } } } } } } } } } }`,
  )
  expect(errors).toBeUndefined()
  expect(data.person.meetings.edges[0].node.participations.length).toBeGreaterThan(0)
})

describe('two aliases of one connection with different arguments', () => {
  let small: TestDatabase
  let large: TestDatabase

  beforeAll(async () => {
    small = await createTestDatabase('seeded')
    large = await createTestDatabase()
    await fillRandomly(large.database, 1)
  })
  afterAll(() => Promise.all([small.drop(), large.drop()]))

  const page = '{ totalCount pageInfo { hasNextPage endCursor } edges { cursor node { __typename id } } }'

  /** A list beneath each of the first rows of another; at the root beneath Query. */
  const questionOf = (parents: string, lists: string) =>
    parents === 'Query' ? `{ ${lists} }` : `{ parents: ${parents} { edges { node { id ${lists} } } } }`

  /** The answers that stand under an alias, parent by parent. */
  const answersOf = async (kb: TestDatabase, question: string, alias: 'a' | 'b') => {
    const { data, errors } = await ask(kb, question)
    expect(errors).toBeUndefined()
    const edges: { node: Record<'a' | 'b', unknown> }[] = data.parents?.edges ?? [{ node: data }]
    return edges.map(({ node }) => node[alias])
  }

  test.each([
    ['Query', 'meetings', 'first: 2', 'last: 3, orderBy: { field: NAME, direction: DESC }'],
    ['Query', 'facts', 'first: 2, filter: { kind: [STATEMENT] }', 'first: 2, filter: { kind: [POSITION] }'],
    ['articles', 'mentions', 'first: 2', 'last: 1, filter: { not: { exact: "e" } }'],
    ['articles', 'meetings', 'first: 2', 'last: 1, filter: { kind: [TALKS] }'],
    ['persons', 'counterparts', 'first: 2', 'first: 2, orderBy: { field: NAME }'],
    ['persons', 'participations', 'first: 1', 'last: 1, filter: { role: [GUEST] }'],
    ['organizations', 'positions', 'first: 1', 'last: 2, orderBy: { field: FROM, direction: DESC }'],
    ['issues(first: 100)', 'statements', 'first: 2', 'first: 2, filter: { kind: [PARAPHRASE] }'],
    ['places(first: 100)', 'organizations', 'first: 1', 'last: 1, orderBy: { field: MENTION_COUNT }'],
    ['facts(filter: { kind: [STATEMENT] })', 'citations', 'first: 1', 'last: 2, filter: { stance: [SUPPORTS] }'],
  ])('beneath %s: %s(%s) and (%s) cost as much at any size and answer as apart', async (parents, list, a, b) => {
    const both = questionOf(parents, `a: ${list}(${a}) ${page} b: ${list}(${b}) ${page}`)
    for (const kb of [small, large]) {
      // For each alias its count, its keys and its rows; and the keys and rows of the parents.
      expect(await countStatements(kb, () => ask(kb, both))).toBe(parents === 'Query' ? 6 : 8)
      const [apartA, apartB] = [`a: ${list}(${a}) ${page}`, `b: ${list}(${b}) ${page}`]
      expect(await answersOf(kb, both, 'a')).toEqual(await answersOf(kb, questionOf(parents, apartA), 'a'))
      expect(await answersOf(kb, both, 'b')).toEqual(await answersOf(kb, questionOf(parents, apartB), 'b'))
    }
  })
})
