import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { addArticles } from './add-rows.ts'

// Words of which the latest articles have many are looked for from there back, others through the index: both find the same.

let kb: TestDatabase

const count = 2500
/** How many of the latest articles tell how frequent words are. */
const sampled = 1000

const saysOf: Record<string, (age: number) => boolean> = {
  'everybody met': () => true,
  'many agreed': (age) => age % 20 === 0,
  'several objected': (age) => age % 300 === 0,
  'breaking news': (age) => age < 15 || age === 2000,
  'long ago': (age) => age > sampled,
  'nearly forgotten': (age) => age === 2400,
}
const sentences = Object.keys(saysOf)

/** An article's text, by how many are later; the words of each sentence stand in every text, in another order. */
const textAt = (age: number) =>
  sentences.map((words) => (saysOf[words]?.(age) ? words : words.split(' ').toReversed().join(', '))).join('. ')

const slugAt = (age: number) => `article-${age}`

beforeAll(async () => {
  kb = await createTestDatabase()
  const ages = Array.from({ length: count }, (_, index) => count - 1 - index)
  await addArticles(
    kb,
    ages.map((age) => ({ slug: slugAt(age), text: textAt(age) })),
  )
  await kb.database.$executeRaw`ANALYZE "Article"`
})
afterAll(() => kb.drop())

const search = async (query: string, most: number): Promise<string[]> => {
  const rows = await kb.database.$queryRaw<{ slug: string }[]>`
    SELECT "slug" FROM search_articles(${query}, ${most}::int) JOIN "Article" USING ("id") ORDER BY "publishedOnEarliest" DESC`
  return rows.map(({ slug }) => slug)
}

const latestOf = (most: number, isFound: (age: number) => boolean) =>
  Array.from({ length: count }, (_, age) => age)
    .filter(isFound)
    .slice(0, most)
    .map(slugAt)

test.each(sentences)('the latest articles that say "%s" are found, as many as are asked for', async (words) => {
  for (const most of [10, 20, 100, count]) {
    expect(await search(`"${words}"`, most)).toEqual(latestOf(most, (age) => saysOf[words]?.(age) ?? false))
  }
})

test('words that exclude each other are found where they do not', async () => {
  const isFound = (age: number) =>
    saysOf['breaking news']?.(age) === true && saysOf['several objected']?.(age) === false
  expect(await search('"breaking news" -"several objected"', 20)).toEqual(latestOf(20, isFound))
})

test('of articles of one day, and of what is known less precisely, the order is that of all lists', async () => {
  await kb.database.article.updateMany({ data: { publishedOnEarliest: new Date('2020-01-01'), publishedOn: '2020' } })
  const expected = await kb.database.article.findMany({
    orderBy: [{ publishedOnEarliest: 'desc' }, { publishedOnLatest: 'desc' }, { id: 'desc' }],
    take: 100,
  })
  expect((await search('"everybody met"', 100)).toSorted()).toEqual(expected.map(({ slug }) => slug).toSorted())
})
