import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { type Answer, ask, countStatements } from '../support/execute.ts'
import { walkBackwards, walkForwards } from '../support/walk.ts'

let kb: TestDatabase

beforeAll(async () => {
  kb = await createTestDatabase()
})
afterAll(() => kb.drop())

interface Row {
  id: string
  day: string | null
}

/** Replaces all meetings by these: many days are equal, some are not known. */
const storeMeetings = async (rows: readonly Row[]) => {
  await kb.database.meeting.deleteMany()
  await kb.database.meeting.createMany({
    data: rows.map(({ id, day }) => {
      const date = day ? new Date(day) : null
      return { id, slug: id, name: id, sortName: id, kind: 'TALKS', dateEarliest: date, dateLatest: date }
    }),
  })
}

/** The order that the API promises, written out: by day, the unknown ones last, then by id. */
const inOrder = (rows: readonly Row[]) =>
  rows.toSorted((a, b) => compare(a.day ?? '9999', b.day ?? '9999') || compare(a.id, b.id)).map(({ id }) => id)

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const forwards = `query ($first: Int, $after: String) {
  meetings(first: $first, after: $after) { totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { node { slug } } }
}`
const slugs = ({ data }: Answer): string[] =>
  data.meetings.edges.map((edge: { node: { slug: string } }) => edge.node.slug)

const row = fc.record({
  id: fc.uuid(),
  day: fc.option(fc.constantFrom('2023-06-04', '2024-05-30', '2024-05-31'), { nil: null }),
})
const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 12 })

describe('a connection', () => {
  test('gives each row once, in order, walked forwards and backwards, with equal and missing keys', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 5 }), async (stored, size) => {
        await storeMeetings(stored)
        expect(await walkForwards(kb, 'meetings', size)).toEqual(inOrder(stored))
        expect(await walkBackwards(kb, 'meetings', size)).toEqual(inOrder(stored))
      }),
      { numRuns: 40 },
    )
  })

  test('neither skips nor repeats a row when rows come and go between two pages', async () => {
    const stored = Array.from({ length: 6 }, (_, index) => ({ id: randomUUID(), day: `2024-01-0${index + 1}` }))
    await storeMeetings(stored)
    const first = await ask(kb, forwards, { first: 3 })
    const { endCursor } = first.data.meetings.pageInfo
    // The row of the cursor goes, one comes before it and one after it.
    await kb.database.meeting.delete({ where: { slug: stored[2]?.id ?? '' } })
    const day = (text: string) => ({ dateEarliest: new Date(text), dateLatest: new Date(text) })
    const added = { name: 'added', sortName: 'added', kind: 'TALKS' } as const
    await kb.database.meeting.createMany({
      data: [
        { ...added, id: randomUUID(), slug: 'earlier', ...day('2024-01-02') },
        { ...added, id: randomUUID(), slug: 'later', ...day('2024-01-05') },
      ],
    })
    const rest = slugs(await ask(kb, forwards, { first: 10, after: endCursor }))
    expect(rest.toSorted()).toEqual(['later', ...stored.slice(3).map(({ id }) => id)].toSorted())
  })

  test('gives what lies between two cursors', async () => {
    const stored = Array.from({ length: 6 }, (_, index) => ({ id: randomUUID(), day: `2024-01-0${index + 1}` }))
    await storeMeetings(stored)
    const all = await ask(kb, `{ meetings { edges { cursor } } }`)
    const cursors: string[] = all.data.meetings.edges.map((edge: { cursor: string }) => edge.cursor)
    const query = `query ($after: String, $before: String, $first: Int, $last: Int) {
      meetings(after: $after, before: $before, first: $first, last: $last) { edges { node { slug } } }
    }`
    const between = { after: cursors[0], before: cursors[5] }
    const ids = stored.map(({ id }) => id)
    expect(slugs(await ask(kb, query, between))).toEqual(ids.slice(1, 5))
    expect(slugs(await ask(kb, query, { ...between, first: 2 }))).toEqual(ids.slice(1, 3))
    expect(slugs(await ask(kb, query, { ...between, last: 2 }))).toEqual(ids.slice(3, 5))
  })

  test('of nothing is an empty page', async () => {
    await storeMeetings([])
    expect(await ask(kb, forwards)).toEqual({
      data: {
        meetings: {
          totalCount: 0,
          pageInfo: { hasNextPage: false, hasPreviousPage: false, endCursor: null },
          edges: [],
        },
      },
    })
  })

  test('counts only where that is asked for, and counts without fetching rows', async () => {
    await storeMeetings([{ id: randomUUID(), day: null }])
    expect(await countStatements(kb, () => ask(kb, '{ meetings { totalCount } }'))).toBe(1)
    expect(await countStatements(kb, () => ask(kb, '{ meetings { pageInfo { hasNextPage } } }'))).toBe(1)
    expect(await countStatements(kb, () => ask(kb, '{ meetings { edges { node { name } } } }'))).toBe(2)
  })

  test.each([
    ['{ meetings(first: 0) { totalCount } }', 'first: 0 is out of bounds: ask for 1 to 100 rows'],
    ['{ meetings(first: 101) { totalCount } }', 'first: 101 is out of bounds: ask for 1 to 100 rows'],
    ['{ meetings(last: -1) { totalCount } }', 'last: -1 is out of bounds: ask for 1 to 100 rows'],
    ['{ meetings(first: 1, last: 1) { totalCount } }', 'first and last: pass one of them, not both'],
    ['{ meetings(after: "x") { totalCount } }', 'after: "x" is not a cursor of this list: pass one that it returned'],
  ])('refuses %s', async (query, message) => {
    const { errors } = await ask(kb, query)
    expect(errors).toMatchObject([{ message, path: ['meetings'], extensions: { code: 'BAD_USER_INPUT' } }])
  })

  const id = randomUUID()
  test.each([
    ['too few values', ['Meeting.date', id]],
    ['a day that there is not', ['Meeting.date', '2024-02-31', '2024-02-31', null, 'name', id]],
    ['a time of day', ['Meeting.date', '2024-02-03T00:00:00Z', '2024-02-03', null, 'name', id]],
    ['a number that is none', ['Meeting.date', null, null, 'one', 'name', id]],
    ['a NUL', ['Meeting.date', null, null, null, '\0', id]],
    ['null for what is never null', ['Meeting.date', null, null, null, null, id]],
    ['an id that is none', ['Meeting.date', null, null, null, 'name', 'id']],
    ['what is no text', ['Meeting.date', null, null, 1, 'name', id]],
  ])('refuses a forged cursor with %s', async (_title, values) => {
    const cursor = Buffer.from(JSON.stringify(values)).toString('base64')
    const { errors } = await ask(kb, `{ meetings(before: "${cursor}") { edges { cursor } } }`)
    expect(errors).toMatchObject([
      { message: `before: "${cursor}" is not a cursor of this list: pass one that it returned` },
    ])
  })

  test('refuses the cursor of another list', async () => {
    await storeMeetings([{ id: randomUUID(), day: null }])
    await kb.database.person.create({ data: { id: randomUUID(), slug: 'a', name: 'A', sortName: 'a' } })
    const { data } = await ask(kb, '{ persons { edges { cursor } } }')
    const { cursor } = data.persons.edges[0]
    const { errors } = await ask(kb, `{ meetings(after: "${cursor}") { totalCount } }`)
    expect(errors).toMatchObject([
      { message: `after: "${cursor}" is not a cursor of this list: pass one that it returned` },
    ])
  })
})
