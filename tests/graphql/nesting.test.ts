import { expect, test } from 'vitest'
import { useTestDatabase } from '../support/database.ts'
import { ask, countStatements } from '../support/execute.ts'

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
