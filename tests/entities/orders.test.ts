import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { ask } from '../support/execute.ts'
import { walkBackwards, walkForwards } from '../support/walk.ts'

let kb: TestDatabase

beforeAll(async () => {
  kb = await createTestDatabase('seeded')
})
afterAll(() => kb.drop())

describe('an order', () => {
  const order = async (field: string, orderBy: string) => {
    const forwards = await walkForwards(kb, field, 2, `orderBy: ${orderBy}`)
    expect(await walkBackwards(kb, field, 2, `orderBy: ${orderBy}`)).toEqual(forwards)
    return forwards
  }

  test.each([
    ['meetings', 'DATE', 19],
    ['meetings', 'NAME', 19],
    ['meetings', 'PARTICIPANT_COUNT', 19],
    ['persons', 'MEETING_COUNT', 12],
    ['persons', 'MENTION_COUNT', 12],
    ['issues', 'MEETING_COUNT', 26],
    ['articles', 'HEADLINE', 2],
  ])('of %s by %s is walked whole, both ways and in both directions', async (field, by, count) => {
    const rising = await order(field, `{ field: ${by} }`)
    const falling = await order(field, `{ field: ${by}, direction: DESC }`)
    expect(new Set(rising).size).toBe(count)
    expect(falling.toSorted()).toEqual(rising.toSorted())
  })

  test('by count puts the most first, by date the latest, and what has no date last either way', async () => {
    expect((await order('persons', '{ field: MEETING_COUNT, direction: DESC }'))[0]).toBe('ma-zhaoxu')
    const falling = await order('meetings', '{ field: DATE, direction: DESC }')
    const rising = await order('meetings', '{ field: DATE }')
    expect(falling[0]).toBe('ma-us-visit-2024')
    expect(new Set(falling.slice(-4))).toEqual(new Set(rising.slice(-4)))
  })

  test('refuses the cursor of another order', async () => {
    const { data } = await ask(kb, '{ persons(first: 1) { pageInfo { endCursor } } }')
    const { endCursor } = data.persons.pageInfo
    const { errors } = await ask(
      kb,
      `{ persons(after: "${endCursor}", orderBy: { field: NAME, direction: DESC }) { totalCount } }`,
    )
    expect(errors?.[0]?.message).toBe(`after: "${endCursor}" is not a cursor of this list: pass one that it returned`)
  })
})
