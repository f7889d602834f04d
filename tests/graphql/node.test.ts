import { expect, test } from 'vitest'
import { useTestDatabase } from '../support/database.ts'
import { ask, countStatements } from '../support/execute.ts'

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')
const unknown = '00000000-0000-4000-8000-000000000000'

test('node gives back whatever bears an id, of every type', async () => {
  const kb = await useTestDatabase('seeded')
  const { data } = await ask(
    kb,
    `{
      articles(first: 1) { edges { node { id mentions(first: 1) { edges { node { id entity { id } } } } } } }
      person(slug: "kurt-campbell") { id positions { id citations(first: 1) { edges { node { id } } } } participations(first: 1) { edges { node { id } } } }
      meeting(slug: "campbell-ma-talks-2024") { id reports { id } agenda { id issue { id } } places { id } }
      organizations(first: 1) { edges { node { id } } }
      statements(first: 1) { edges { node { id } } }
    }`,
  )
  const ids: string[] = [
    ...new Set([...JSON.stringify(data).matchAll(/"id":"([^"]+)"/g)].map((match) => match[1] ?? '')),
  ]
  const found = await ask(kb, `query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }`, { ids })
  expect(found.data.nodes.map((node: { id: string }) => node.id)).toEqual(ids)
  expect(new Set(found.data.nodes.map((node: { __typename: string }) => node.__typename))).toEqual(
    new Set([
      'Article',
      'Mention',
      'Organization',
      'Place',
      'Person',
      'Position',
      'Citation',
      'Participation',
      'Meeting',
      'MeetingReport',
      'AgendaItem',
      'Issue',
      'Statement',
    ]),
  )
})

test('node follows relations beneath what it finds', async () => {
  const kb = await useTestDatabase('seeded')
  const { data } = await ask(kb, `{ person(slug: "kurt-campbell") { id } }`)
  const answer = await ask(
    kb,
    `query ($id: ID!) { node(id: $id) { ... on Entity { name } ... on Person { positions { title } meetings(first: 1) { totalCount } } } }`,
    { id: data.person.id },
  )
  expect(answer.data.node).toMatchObject({ name: 'Kurt Campbell', positions: [{ title: 'Deputy Secretary of State' }] })
})

test('nodes costs a statement for each type, not for each id', async () => {
  const kb = await useTestDatabase('seeded')
  const { data } = await ask(kb, `{ persons { edges { node { id } } } }`)
  const ids = data.persons.edges.map((edge: { node: { id: string } }) => edge.node.id)
  expect(ids.length).toBeGreaterThan(5)
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Person { name } } }`
  expect(await countStatements(kb, () => ask(kb, query, { ids }))).toBe(1)
})

test('an id that nothing has gives null', async () => {
  const kb = await useTestDatabase()
  const id = globalId('Person', unknown)
  expect(await ask(kb, 'query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ data: { node: null } })
})

test.each([
  ['a slug', 'kurt-campbell', 'kurt-campbell'],
  ['an id of a type that there is not', globalId('Treaty', unknown), `Treaty:${unknown}`],
  ['an id that is no UUID', globalId('Person', '1'), 'Person:1'],
])('%s is refused, in its own place among others', async (_title, id, text) => {
  const kb = await useTestDatabase('seeded')
  const good = (await ask(kb, '{ person(slug: "kurt-campbell") { id } }')).data.person.id
  const { data, errors } = await ask(kb, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [good, id] })
  expect(data.nodes).toEqual([{ id: good }, null])
  expect(errors).toMatchObject([
    {
      message: `"${text}" is not a global id: pass the id of something, as an answer gave it`,
      path: ['nodes', 1],
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ])
})

test('a slug that is none gives null', async () => {
  const kb = await useTestDatabase()
  expect(await ask(kb, String.raw`{ person(slug: "a\u0000b") { name } }`)).toEqual({ data: { person: null } })
})

test('a fact that is not accepted is not to be seen, by id or by relation', async () => {
  const kb = await useTestDatabase('seeded')
  const query = `{ person(slug: "kurt-campbell") { positions { id title citations { edges { node { fact { id } } } } } } }`
  const before = await ask(kb, query)
  const { id } = before.data.person.positions[0]
  await kb.database.position.updateMany({ data: { reviewStatus: 'PROPOSED' } })
  expect((await ask(kb, query)).data.person.positions).toEqual([])
  expect(await ask(kb, `query ($id: ID!) { node(id: $id) { id } }`, { id })).toEqual({ data: { node: null } })
})

test('more than 100 ids are refused', async () => {
  const kb = await useTestDatabase()
  const ids = Array.from({ length: 101 }, () => globalId('Person', unknown))
  const { errors } = await ask(kb, `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, { ids })
  expect(errors).toMatchObject([{ message: 'ids: 101 ids are too many: ask for at most 100 at a time' }])
})

test('the citations of a fact that is not accepted are not to be seen', async () => {
  const kb = await useTestDatabase('seeded')
  const query = '{ person(slug: "kurt-campbell") { positions { citations(first: 1) { edges { node { id } } } } } }'
  const { id } = (await ask(kb, query)).data.person.positions[0].citations.edges[0].node
  const byId = 'query ($id: ID!) { node(id: $id) { ... on Citation { exact } } }'
  expect((await ask(kb, byId, { id })).data.node.exact).toMatch(/Campbell/)
  await kb.database.position.updateMany({ data: { reviewStatus: 'REJECTED' } })
  expect(await ask(kb, byId, { id })).toEqual({ data: { node: null } })
})
