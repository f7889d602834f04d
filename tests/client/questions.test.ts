import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadSeeds } from '../../src/annotation/load-seeds.ts'
import { makeSeeds } from '../annotation/seeds-folder.ts'
import { createTestDatabase, type TestDatabase, useTestDatabase } from '../support/database.ts'
import { askExample, createFilledDatabase, fictionalFolder } from './operations.ts'

let seeded: TestDatabase
let fictional: TestDatabase

beforeAll(async () => {
  seeded = await createTestDatabase('seeded')
  fictional = await createFilledDatabase(fictionalFolder)
})
afterAll(async () => {
  await seeded.drop()
  await fictional.drop()
})

interface Edges<Node> {
  edges: { node: Node }[]
}

const nodesOf = <Node>({ edges }: Edges<Node>): Node[] => edges.map(({ node }) => node)

describe('a chain', () => {
  test.each([
    ['of four hops', 'quillon-farrowdale', 4],
    ['of two hops', 'hesper-brackenfold', 2],
    ['to whom nobody met', 'tansy-ouzel', undefined],
  ])('%s', async (_title, to, length) => {
    const { chain } = await askExample(fictional, '09-chain', { from: 'ottoline-grackle', to })
    expect(chain?.length).toBe(length)
  })
})

describe('that the two were there, said by', () => {
  test.each([
    ['two papers on the word of one agency, and a third that repeats one of them', 'dorrit-umberley', 3, 1],
    ['two accounts, each its own', 'zelmo-tanglewick', 2, 2],
  ])('%s', async (_title, other, articles, sources) => {
    const { meetings } = await askExample(fictional, '01-co-presence', { one: 'hesper-brackenfold', other })
    const [meeting] = nodesOf<{ participations: { sourceCount: number; citations: Edges<object> }[] }>(meetings)
    expect(meeting?.participations).toHaveLength(2)
    for (const { sourceCount, citations } of meeting?.participations ?? []) {
      expect([citations.edges.length, sourceCount]).toEqual([articles, sources])
    }
  })

  test('two papers word for word is of one source', async () => {
    const { meetings } = await askExample(fictional, '01-co-presence', {
      one: 'dorrit-umberley',
      other: 'quillon-farrowdale',
    })
    const [meeting] = nodesOf<{ participations: { sourceCount: number }[] }>(meetings)
    expect(meeting?.participations.map(({ sourceCount }) => sourceCount)).toEqual([1, 1])
  })
})

test('a meeting that was put off, and held then, is no dispute', async () => {
  const { meeting } = await askExample(fictional, '03-disputes', { meeting: 'grackle-tanglewick-talks-2023' })
  expect(meeting).toMatchObject({ status: 'HELD', date: { edtf: '2023-06-07' }, facts: { edges: [] } })
})

test('the meetings of two persons, and what became of them, are those that could be known on the day', async () => {
  const knownOn = async (day: string) => {
    const pair = { one: 'ottoline-grackle', other: 'zelmo-tanglewick' }
    const { meetings } = await askExample(fictional, '07-as-of', { ...pair, day })
    return nodesOf<{ slug: string }>(meetings).map(({ slug }) => slug)
  }
  expect(await knownOn('2023-06-07')).toEqual([])
  expect(await knownOn('2023-06-08')).toEqual(['grackle-tanglewick-talks-2023'])
  expect(await knownOn('2025-02-19')).toEqual(['grackle-tanglewick-talks-2023'])
  expect(await knownOn('2025-02-20')).toEqual(['grackle-tanglewick-talks-2023', 'grackle-tanglewick-talks-2025'])
})

test.each(['Kritenbrink', 'Kreitenbrink', 'Daniel Kreitenbrink'])(
  '"%s" finds the person first, with each spelling of the name',
  async (name) => {
    const { search } = await askExample(seeded, '11-any-spelling', { name, types: ['PERSON'] })
    const [found] = nodesOf<{ item: { slug: string; mentions: Edges<{ exact: string }> } }>(search)
    expect(found?.item.slug).toBe('daniel-kritenbrink')
    const spellings = nodesOf(found?.item.mentions ?? { edges: [] }).map(({ exact }) => exact)
    expect(spellings).toEqual(expect.arrayContaining(['Daniel Kreitenbrink', 'Kreitenbrink']))
  },
)

test('what is new since the cursors of the last look is the article added since, and its facts', async () => {
  const kb = await useTestDatabase()
  await loadSeeds({ database: kb.database, folder: fictionalFolder })
  const before = await askExample(kb, '12-whats-new', { first: 100 })
  const seen = { afterArticle: before.articles.pageInfo.endCursor, afterFact: before.facts.pageInfo.endCursor }
  const folder = await makeSeeds(
    {
      'articles/2023-01-01-ouzel-alone.txt': 'Tansy Ouzel was on the Outer Rocks. “Nobody came,” said Ouzel.\n',
      'articles/2023-01-01-ouzel-alone.yaml': `
article: { publishedOn: 2023-01-01 }
statements: [{ kind: QUOTE, quote: Nobody came, speaker: tansy-ouzel }]
uncited: [{ quote: Tansy Ouzel was on the Outer Rocks., reason: no meeting }]
`,
    },
    fictionalFolder,
  )
  await loadSeeds({ database: kb.database, folder })
  const { articles, facts } = await askExample(kb, '12-whats-new', { first: 100, ...seen })
  expect(nodesOf<{ slug: string }>(articles).map(({ slug }) => slug)).toEqual(['2023-01-01-ouzel-alone'])
  expect(nodesOf<{ text: string }>(facts).map(({ text }) => text)).toEqual(['Nobody came'])
  const { addedAt } = nodesOf<{ addedAt: string }>(articles)[0] as { addedAt: string }
  const since = await askExample(kb, '12-whats-new', { since: addedAt })
  expect([since.articles.totalCount, since.facts.totalCount]).toEqual([1, 1])
})
