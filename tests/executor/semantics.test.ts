import { encodeGlobalID } from '@pothos/plugin-relay'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { refusals } from '../support/execute.ts'
import { type AskRaw, createAsk, executors } from '../support/random-operations/executors.ts'
import { campbell, personOf } from './semantics/case.ts'
import { errors } from './semantics/errors.ts'
import { fragments } from './semantics/fragments.ts'
import { variables } from './semantics/variables.ts'

// What the GraphQL specification says of execution, each point with its whole answer.

describe.each(executors)('the %s executor', (executor) => {
  let kb: TestDatabase
  let ask: AskRaw

  beforeAll(async () => {
    kb = await createTestDatabase('seeded')
    ask = createAsk(kb, executor)
  })
  afterAll(() => kb.drop())
  // What the database refuses is resolved field by field, which may be right as well.
  afterEach(() => expect(refusals).toEqual([]))

  test.each([...fragments, ...variables, ...errors])('%s', async (_title, query, variables, answer) => {
    expect((await ask({ query, variables })).body).toBe(JSON.stringify(answer))
  })

  test('of several operations the one that is named is answered', async () => {
    const query =
      'query A { person(slug: "kurt-campbell") { ...F } } query B { person(slug: "ma-zhaoxu") { ...F } } fragment F on Person { slug }'
    const answers = await Promise.all(['A', 'B', 'A'].map((operationName) => ask({ query, operationName })))
    const [a, b] = [personOf(campbell), personOf({ slug: 'ma-zhaoxu' })].map((answer) => JSON.stringify(answer))
    expect(answers.map(({ body }) => body)).toEqual([a, b, a])
  })

  test('what hangs on a variable in another operation of the document does not matter', async () => {
    const query =
      'query A($v: Boolean = true) { person(slug: "kurt-campbell") { slug @include(if: $v) } } query B($v: Int) { person(slug: "kurt-campbell") { slug meetings(first: $v) { edges { cursor @skip(if: true) } } } }'
    const [a, b] = await Promise.all(
      ['A', 'B'].map((operationName) => ask({ query, operationName, variables: { v: null } })),
    )
    expect(JSON.parse(a?.body ?? '').errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    expect(JSON.parse(b?.body ?? '').data.person.slug).toBe('kurt-campbell')
  })

  test('a fact that nobody has accepted has no answer, by its id or in a list', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { id } person(slug: "kurt-campbell") { positions { id } } }'
    const row = await kb.database.position.findFirstOrThrow({ where: { person: { slug: 'kurt-campbell' } } })
    const id = encodeGlobalID('Position', row.id)
    expect((await ask({ query, variables: { id } })).body).toBe(
      JSON.stringify({ data: { node: { id }, person: { positions: [{ id }] } } }),
    )
    await kb.database.position.update({ where: { id: row.id }, data: { reviewStatus: 'PROPOSED' } })
    expect((await ask({ query, variables: { id } })).body).toBe(
      JSON.stringify({ data: { node: null, person: { positions: [] } } }),
    )
  })
})
