import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { askList, getPage, type List, type ListArguments, listFields, orderChoices } from '../support/list-fields.ts'
import { fillRandomly } from '../support/random-base.ts'
import { randomFilter, readSlugs, type Slugs } from '../support/random-filter.ts'
import { readLists } from '../support/random-lists.ts'
import { type AskPage, collectBackwards, collectForwards } from '../support/walk.ts'

/** Data and runs are made of it: a failure prints it, and happens again with that number in this place. */
const seed = randomInt(2 ** 31)

let kb: TestDatabase
/** All lists that hold something, by their field. */
let lists: Map<string, List[]>
let slugs: Slugs

beforeAll(async () => {
  kb = await createTestDatabase()
  await fillRandomly(kb.database, seed)
  lists = await readLists(kb)
  slugs = await readSlugs(kb)
})
afterAll(() => kb.drop())

/** Some list of the schema; a third of them at the root, where lists are longest. */
const someList = () => {
  const root = fc.constantFrom(...listFields.filter(({ parent }) => parent === 'Query'))
  const any = fc.constantFrom(...lists.values()).chain((ofField) => fc.constantFrom(...ofField))
  return fc.oneof({ weight: 1, arbitrary: root }, { weight: 2, arbitrary: any })
}

/** The same with a filter of its own. */
const filteredList = () =>
  someList().chain((list) => fc.record({ list: fc.constant(list), filter: randomFilter(list.filter, slugs) }))

/** What one asks of a list, apart from its pages. */
const question = () =>
  filteredList().chain(({ list, filter }) =>
    fc.record({
      list: fc.constant(list),
      filter: fc.option(fc.constant(filter), { nil: undefined }),
      orderBy: fc.option(fc.constantFrom(...orderChoices(list)), { nil: undefined }),
    }),
  )

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

/** A list of some length is walked in so many pages at most. */
const maxPages = 8

test('every list in pages, forwards and backwards, is the whole list', async () => {
  const walksWhole = async ({ list, ...asked }: { list: List } & ListArguments, size: number) => {
    const counts = new Set<number | undefined>()
    const askPage: AskPage = async (page) => {
      const answer = await getPage(kb, list, { ...page, ...asked })
      counts.add(answer.totalCount)
      return answer
    }
    const whole = idsOf(await collectForwards(askPage, 100))
    const pageSize = Math.max(size, Math.ceil(whole.length / maxPages))
    expect(idsOf(await collectForwards(askPage, pageSize))).toEqual(whole)
    expect(idsOf(await collectBackwards(askPage, pageSize))).toEqual(whole)
    expect([...counts]).toEqual([whole.length])
  }
  await fc.assert(fc.asyncProperty(question(), fc.integer({ min: 1, max: 7 }), walksWhole), { seed, numRuns: 60 })
})

test('what meets a filter and what does not are the whole list, each in its order', async () => {
  const parts = async ({ list, filter }: { list: List; filter: object }) => {
    const collect = async (asked: object | undefined) =>
      idsOf(await collectForwards((page) => getPage(kb, list, { ...page, filter: asked }), 100))
    const [whole, met, others] = [await collect(undefined), await collect(filter), await collect({ not: filter })]
    if (list.order === 'CounterpartOrder') {
      // The filter is one of meetings: somebody can be met at some that meet it and at others.
      expect(new Set([...met, ...others])).toEqual(new Set(whole))
    } else {
      expect(met).toEqual(whole.filter((id) => met.includes(id)))
      expect(others).toEqual(whole.filter((id) => !met.includes(id)))
    }
  }
  await fc.assert(fc.asyncProperty(filteredList(), parts), { seed, numRuns: 40 })
})

test('the cursor of another order, or of a list of other rows, is refused', async () => {
  const oneOfEach = new Map([...lists.values()].flat().map((list) => [list.page, list]))
  const orders = [...oneOfEach.values()].flatMap((list) => orderChoices(list).map((orderBy) => ({ list, orderBy })))
  type Ordered = (typeof orders)[number]
  const others = ({ list, orderBy }: Ordered, isNear: boolean) =>
    orders.filter((other) => other.orderBy !== orderBy && (!isNear || other.list === list))
  const pair = fc
    .tuple(fc.constantFrom(...orders), fc.boolean())
    .chain(([one, isNear]) => fc.tuple(fc.constant(one), fc.constantFrom(...others(one, isNear))))
  const isRefused = async ([one, other]: [Ordered, Ordered], side: 'after' | 'before') => {
    const { edges } = await getPage(kb, one.list, { orderBy: one.orderBy, first: 1 })
    const cursor = edges[0]?.cursor
    const { errors } = await askList(kb, other.list, { orderBy: other.orderBy, [side]: cursor })
    const message = `${side}: "${cursor}" is not a cursor of this list: pass one that it returned`
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }])
  }
  await fc.assert(fc.asyncProperty(pair, fc.constantFrom('after', 'before'), isRefused), { seed, numRuns: 40 })
})
