import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadSeeds } from '../../src/annotation/load-seeds.ts'
import { createTestDatabase, type TestDatabase, useTestDatabase } from '../support/database.ts'
import { ask } from '../support/execute.ts'

let kb: TestDatabase

beforeAll(async () => {
  kb = await createTestDatabase('seeded')
})
afterAll(() => kb.drop())

const bothArticles = ['2023-06-03-kritenbrink-visit-china', '2024-05-31-campbell-ma-talks-washington']
const articles = 'articles { edges { node { slug } } }'

/** The slugs of all articles in an answer, each once. */
const articlesIn = (answer: unknown) =>
  [...new Set([...JSON.stringify(answer).matchAll(/"slug":"(\d{4}-[^"]+)"/g)].map((match) => match[1]))].sort()

describe('one question that starts at an entity which the two articles share reaches both', () => {
  test.each([
    ['the State Department', `organization(slug: "us-state-department") { ${articles} }`],
    [
      'the White House, with the National Security Council beneath it',
      `organization(slug: "white-house") { ${articles} children { edges { node { ${articles} } } } }`,
    ],
    ['the US government', `organization(slug: "us-government") { ${articles} }`],
    ['the Chinese government', `organization(slug: "china-government") { ${articles} }`],
    ['the military-to-military channel', `issue(slug: "military-to-military-communication") { ${articles} }`],
    [
      'Taiwan, with the Taiwan Strait beneath it',
      `issue(slug: "taiwan") { ${articles} narrower { edges { node { ${articles} } } } }`,
    ],
    [
      'the place Taiwan, with the Taiwan Strait',
      `place(slug: "taiwan") { ${articles} contains { edges { node { ${articles} } } } }`,
    ],
  ])('%s', async (_title, field) => {
    const { data, errors } = await ask(kb, `{ ${field} }`)
    expect(errors).toBeUndefined()
    expect(articlesIn(data)).toEqual(bothArticles)
  })
})

test('persons whom a text misspells are found under their right names and under the spelling as written', async () => {
  const { data } = await ask(
    kb,
    `{ article(slug: "2023-06-03-kritenbrink-visit-china") { mentions(first: 100) { edges { node { exact entity { slug name aliases } } } } } }`,
  )
  const mentions = data.article.mentions.edges.map((edge: { node: object }) => edge.node)
  for (const [exact, slug, name] of [
    ['Daniel Kreitenbrink', 'daniel-kritenbrink', 'Daniel Kritenbrink'],
    ['Sarah Biran', 'sarah-beran', 'Sarah Beran'],
  ]) {
    expect(mentions).toContainEqual({ exact, entity: { slug, name, aliases: [exact] } })
  }
})

interface Quoted {
  start: number
  end: number
  exact: string
  prefix?: string
  suffix?: string
  article: { text: string }
}

/** Every object in an answer that has an `exact`. */
const spansIn = (value: unknown): Quoted[] => {
  if (typeof value !== 'object' || value === null) return []
  return 'exact' in value ? [value as Quoted] : Object.values(value).flatMap(spansIn)
}

/** All quotes in a list that is longer than a page. */
const walkSpans = async (base: TestDatabase, list: (at: string) => string): Promise<Quoted[]> => {
  const found: Quoted[] = []
  for (let after: string | null = null; ; ) {
    const query = `query ($at: String) { ${list('first: 50, after: $at')} }`
    const { data, errors } = await ask(base, query, { at: after })
    expect(errors).toBeUndefined()
    found.push(...spansIn(data))
    const { pageInfo } = data.list.list ?? data.list
    if (!pageInfo.hasNextPage) return found
    after = pageInfo.endCursor
  }
}

const page = 'pageInfo { hasNextPage endCursor }'
const span = 'start end exact article { text }'

const mentionsOf = (base: TestDatabase, slug: string) =>
  walkSpans(
    base,
    (at) => `list: article(slug: "${slug}") { list: mentions(${at}) { ${page} edges { node { ${span} } } } }`,
  )

const citationsOf = (base: TestDatabase) =>
  walkSpans(
    base,
    (at) =>
      `list: facts(${at}) { ${page} edges { node { citations(first: 100) { edges { node { ${span} prefix suffix } } } } } }`,
  )

const statementsOf = (base: TestDatabase) =>
  walkSpans(
    base,
    (at) => `list: statements(${at}) { ${page} edges { node { start end exact: text article { text } } } }`,
  )

describe.each([
  ['the seeds', 'seeds'],
  ['the invented articles', 'tests/fixtures/fictional'],
])('in %s', (_title, folder) => {
  test('every mention, citation and statement is where the API says, counted in code points', async () => {
    const base = await useTestDatabase()
    await loadSeeds({ database: base.database, folder })
    const { data } = await ask(
      base,
      '{ statistics { mentionCount citationCount statementCount } articles(first: 100) { edges { node { slug } } } }',
    )
    const slugs: string[] = data.articles.edges.map((edge: { node: { slug: string } }) => edge.node.slug)
    const mentions = (await Promise.all(slugs.map((slug) => mentionsOf(base, slug)))).flat()
    const [citations, statements] = [await citationsOf(base), await statementsOf(base)]
    expect(data.statistics).toEqual({
      mentionCount: mentions.length,
      citationCount: citations.length,
      statementCount: statements.length,
    })
    for (const { start, end, exact, prefix = '', suffix = '', article } of [...mentions, ...citations, ...statements]) {
      const points = [...article.text]
      expect(points.slice(start, end).join('')).toBe(exact)
      expect(points.slice(start - [...prefix].length, start).join('')).toBe(prefix)
      expect(points.slice(end, end + [...suffix].length).join('')).toBe(suffix)
    }
  })
})
