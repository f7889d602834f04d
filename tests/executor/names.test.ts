import { encodeGlobalID } from '@pothos/plugin-relay'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '../../src/lib/ids.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { ask } from '../support/execute.ts'

// `ask` has both executors answer, to the same bytes, and refuses statements that the database does not take.

let kb: TestDatabase
beforeAll(async () => {
  kb = await createTestDatabase('seeded')
})
afterAll(() => kb.drop())

const internal = [
  'parent',
  'node',
  'page',
  'row',
  'found',
  'total',
  'cursors',
  'edges0',
  'number',
  'key0',
  'text',
  'shared',
  'rows0',
  '__typename',
  'longer_than_any_name_that_postgresql_knows_which_it_cuts_off_at_sixty_three_bytes',
]

test.each(internal)('an answer may call anything "%s"', async (name) => {
  const { data } = await ask(
    kb,
    `{ ${name}: persons(last: 2) { ${name}: totalCount info: pageInfo { ${name}: endCursor } list: edges { ${name}: cursor
      one: node { ${name}: name parts: participations(first: 1) { ${name}: edges { one: node { ${name}: role } } } } } } }`,
  )
  expect(data[name][name]).toBeGreaterThan(2)
})

const person = (fields: string) => `participations { person { ${fields} } }`
const meetings = (fields: string) => `meetings(first: 2) { edges { node { ${fields} } } }`

test.each([
  [
    'lists of two kinds in turn',
    `{ ${meetings(person(`statements(first: 2) { edges { node { meeting { ${person('participations { totalCount }')} } } } }`))} }`,
  ],
  [
    'an object beneath an object',
    `{ ${meetings(person(`positions { organization { meetings { totalCount } } } meetings { totalCount }`))} }`,
  ],
  [
    'the same object under two names',
    `{ ${meetings(`participations { one: person { meetings { totalCount } } other: person { name meetings(last: 1) { edges { node { slug } } } } }`)} }`,
  ],
  ['lists in lists in lists', `{ ${meetings(person(meetings(person(meetings(person('meetings { totalCount }'))))))} }`],
  [
    'computed lists',
    `{ organizations(first: 3) { edges { node { counterparts(first: 2) { edges { node { parent { ${meetings(person('name meetings(first: 1) { totalCount }'))} } } } } } } } }`,
  ],
])('objects to which many rows lead are found in %s', async (_where, query) => {
  const { data, errors } = await ask(kb, query)
  expect(errors).toBeUndefined()
  expect(data).not.toBeNull()
})

test('an id is one in capitals as well', async () => {
  const id = encodeGlobalID('Person', idOf('Person', 'kurt-campbell').toUpperCase())
  expect(
    (await ask(kb, 'query ($id: ID!) { node(id: $id) { ... on Person { slug } } nodes(ids: [$id]) { id } }', { id }))
      .data,
  ).toMatchObject({
    node: { slug: 'kurt-campbell' },
  })
})

test('no text that is asked for holds a NUL', async () => {
  const { data } = await ask(kb, '{ articles(filter: { language: ["en\\u0000", "en"] }) { totalCount } }')
  expect(data.articles.totalCount).toBe(2)
})
