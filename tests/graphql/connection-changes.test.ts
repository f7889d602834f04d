import { decodeGlobalID } from '@pothos/plugin-relay'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChangingName, changingLists, inOrder, type Row } from '../support/changing-lists.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { getPage, orderChoices } from '../support/list-fields.ts'
import { type AskPage, collectBackwards, collectForwards } from '../support/walk.ts'

let kb: TestDatabase

beforeAll(async () => {
  kb = await createTestDatabase()
})
afterAll(() => kb.drop())

/** Of names and days there are few, so that many rows are equal but for their ids. */
const days = ['2023-06-04', '2024-05-30', '2024-05-31'] as const
const row: fc.Arbitrary<Row> = fc.record({
  id: fc.uuid(),
  name: fc.constantFrom(...days),
  day: fc.option(fc.constantFrom(...days), { nil: null }),
})

/** What happens between two pages. */
const change = fc.record({
  added: fc.nat({ max: 3 }),
  /** Which of the rows that are there go, by number. */
  removed: fc.array(fc.nat(), { maxLength: 2 }),
  /** Whether the row of the cursor goes as well. */
  removesCursor: fc.boolean(),
})
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never

const names = Object.keys(changingLists) as ChangingName[]

/** A list in one of its orders. */
const ordered = fc.constantFrom(...names).chain((name) => {
  const list = changingLists[name]
  const choices = orderChoices(list).filter(({ field }) => field in list.keys)
  return fc.record({ name: fc.constant(name), orderBy: fc.constantFrom(...choices) })
})

const storedCount = 8

const walk = fc.record({
  ordered,
  isForwards: fc.boolean(),
  size: fc.integer({ min: 1, max: 4 }),
  /** So many of them are there from the beginning, the others may come. */
  rows: fc.noShrink(fc.uniqueArray(row, { selector: ({ id }) => id, minLength: storedCount, maxLength: 24 })),
  changes: fc.array(change, { maxLength: 5 }),
})
type Walk = typeof walk extends fc.Arbitrary<infer Value> ? Value : never

const idOf = ({ id }: { id: string }) => decodeGlobalID(id).id

/** Walks a list in which rows come and go between two pages: the ids seen, and the rows that are there at the end. */
const walkChanging = async ({ ordered: { name, orderBy }, isForwards, size, rows, changes }: Walk) => {
  const list = changingLists[name]
  const [coming, pending] = [rows.slice(storedCount), [...changes]]
  let present = rows.slice(0, storedCount)
  let cursorId: string | undefined
  const apply = async ({ added, removed, removesCursor }: Change) => {
    const gone = removed.flatMap((number) => present[number % present.length]?.id ?? [])
    if (removesCursor && cursorId) gone.push(cursorId)
    const come = coming.splice(0, added)
    await list.remove(kb.database, gone)
    await list.add(kb.database, come)
    present = [...present.filter(({ id }) => !gone.includes(id)), ...come]
  }
  const askPage: AskPage = async (page) => {
    const next = (page.after ?? page.before) && pending.shift()
    if (next) await apply(next)
    const answer = await getPage(kb, list, { ...page, orderBy })
    const atCursor = answer.edges.at(isForwards ? -1 : 0)
    cursorId = atCursor && idOf(atCursor.node)
    return answer
  }
  await list.remove(kb.database)
  await list.add(kb.database, present)
  const seen = isForwards ? await collectForwards(askPage, size) : await collectBackwards(askPage, size)
  return { seen: seen.map(idOf), left: present }
}

test('rows that stay are seen once and in order, whatever comes and goes between two pages', async () => {
  const seesWhatStays = async (walked: Walk) => {
    const { name, orderBy } = walked.ordered
    const list = changingLists[name]
    const { seen, left } = await walkChanging(walked)
    const stayed = walked.rows.slice(0, storedCount).filter((each) => left.includes(each))
    const stayedIds = inOrder(list, orderBy, stayed)
    expect(seen.filter((id) => stayedIds.includes(id))).toEqual(stayedIds)
    // So are those that came: all that was seen stands in one order.
    const known = walked.rows.filter(({ id }) => seen.includes(id))
    expect(seen).toEqual(inOrder(list, orderBy, known))
  }
  await fc.assert(fc.asyncProperty(walk, seesWhatStays), { numRuns: 40 })
})
