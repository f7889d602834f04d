import { buildSchema, Source } from 'graphql'
import { describe, expect, test } from 'vitest'
import { useTestDatabase } from '../support/database.ts'
import { ask } from '../support/execute.ts'
import {
  compareWithAcknowledged,
  findBreakingChanges,
  findInvalid,
  readAcknowledged,
  readLastRelease,
  readSchema,
} from './compare.ts'

const last = readLastRelease()
const current = readSchema('src/schema.graphql')

describe('the public schema', () => {
  test('breaks no client of the last release, but for what tests/releases/acknowledged.yaml acknowledges', async () => {
    const changes = await findBreakingChanges(last.schema, current)
    const breaks = [...changes, ...findInvalid(current, last.operations)]
    expect(compareWithAcknowledged(breaks, readAcknowledged())).toEqual([])
  })

  test('answers the operations of the last release, but for those that are acknowledged not to be valid any more', async () => {
    const kb = await useTestDatabase('seeded')
    const invalid = findInvalid(current, last.operations)
    const valid = last.operations.filter(({ name }) => !invalid.some((line) => line.startsWith(`${name}: `)))
    expect(valid.length).toBeGreaterThan(0)
    for (const { name, body } of valid) {
      const { data, errors } = await ask(kb, body)
      expect([name, errors, data !== null]).toEqual([name, undefined, true])
    }
  })
})

const older = buildSchema(`
  type Query { person(slug: String!): Person  old: Int @deprecated(reason: "none") }
  type Person { name: String! kind: Kind }
  enum Kind { DIPLOMAT OTHER }
`)

describe('the comparison of schemas', () => {
  const personOf = (fields: string, query = 'person(slug: String!): Person  old: Int @deprecated(reason: "none")') =>
    buildSchema(`type Query { ${query} } type Person { ${fields} } enum Kind { DIPLOMAT OTHER NEW }`)

  test.each([
    ['a field that is gone', personOf('kind: Kind'), "Field 'name' was removed from object type 'Person'"],
    ['a field that may be null now', personOf('name: String kind: Kind'), 'changed type from'],
    [
      'an argument that must be given now',
      personOf(
        'name: String! kind: Kind',
        'person(slug: String!, day: Int!): Person old: Int @deprecated(reason: "none")',
      ),
      "Argument 'day: Int!' added",
    ],
    [
      'an argument that is gone',
      personOf('name: String! kind: Kind', 'person: Person old: Int'),
      "Argument 'slug: String!'",
    ],
  ])('tells of %s', async (_what, newer, told) => {
    expect(await findBreakingChanges(older, newer)).toContainEqual(expect.stringContaining(told))
  })

  test('lets pass what is added', async () => {
    expect(await findBreakingChanges(older, personOf('name: String! kind: Kind born: Int'))).toEqual([])
  })

  test('tells of an operation that is not valid any more, and none that is deprecated', () => {
    const operations = [
      new Source('query One { person(slug: "x") { name } old }', 'one.graphql'),
      new Source('query Two { person(slug: "x") { kind } }', 'two.graphql'),
    ]
    expect(findInvalid(personOf('kind: Kind'), operations)).toEqual([
      'one.graphql: Cannot query field "name" on type "Person".',
    ])
    expect(findInvalid(older, operations)).toEqual([])
  })
})

describe('what is acknowledged', () => {
  const reason = 'nobody asked for it'

  test('is what has changed, neither more nor less, each with a reason', () => {
    expect(
      compareWithAcknowledged(
        ['a', 'b'],
        [
          { change: 'a', reason },
          { change: 'b', reason },
        ],
      ),
    ).toEqual([])
    expect(compareWithAcknowledged(['a', 'b'], [{ change: 'b', reason }])).toEqual(['breaking: a'])
    expect(
      compareWithAcknowledged(
        ['a'],
        [
          { change: 'a', reason },
          { change: 'c', reason },
        ],
      ),
    ).toEqual(['not so: c'])
    expect(compareWithAcknowledged(['a'], [{ change: 'a', reason: ' ' }])).toEqual(['without a reason: a'])
  })
})
