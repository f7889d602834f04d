import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { refusals } from '../support/execute.ts'
import { createAsk } from '../support/random-operations/executors.ts'

// What is never null and has gone all the same: the statement of the compiled executor fails, and the resolvers tell where, and how much
// of the answer is null for it.

let kb: TestDatabase
beforeAll(async () => {
  kb = await createTestDatabase('seeded')
  await kb.database.$transaction([
    // Foreign keys are triggers, which a replication role switches off.
    kb.database.$executeRaw`SET LOCAL session_replication_role = replica`,
    kb.database.$executeRaw`DELETE FROM "Article"`,
    kb.database.$executeRaw`DELETE FROM "Issue"`,
  ])
})
afterAll(() => kb.drop())
afterEach(() => {
  refusals.length = 0
})

test('in a cursor that is made of it', async () => {
  const query =
    '{ person(slug: "kurt-campbell") { positions { citations(first: 1) { pageInfo { endCursor } edges { cursor } } } } }'
  const plain = await createAsk(kb, 'plain')({ query })
  expect(JSON.parse(plain.body).data.person.positions[0].citations.edges).toHaveLength(1)
  expect(await createAsk(kb, 'compiled')({ query })).toEqual(plain)
  expect(refusals).toEqual([])
})

test.each([
  [
    'in a connection',
    '{ person(slug: "kurt-campbell") { positions { citations(first: 1) { edges { node { article { slug } } } } } } }',
    ['person', 'positions', 0, 'citations', 'edges', 0, 'node', 'article'],
    { person: null },
  ],
  [
    'in a list, beside what is there',
    '{ meeting(slug: "campbell-ma-talks-2024") { agenda { issue { slug } } } person(slug: "ma-zhaoxu") { slug } }',
    ['meeting', 'agenda', 0, 'issue'],
    { meeting: null, person: { slug: 'ma-zhaoxu' } },
  ],
])('%s', async (_, query, path, data) => {
  const plain = await createAsk(kb, 'plain')({ query })
  expect(JSON.parse(plain.body)).toMatchObject({
    errors: [{ path, extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    data,
  })
  expect(refusals).toEqual([])
  expect(await createAsk(kb, 'compiled')({ query })).toEqual(plain)
  expect(refusals).toHaveLength(1)
})
