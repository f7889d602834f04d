import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
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

test('every quote that the API gives stands in its article at its offsets, counted in code points', async () => {
  const span = 'start end exact article { slug text }'
  const pages = await Promise.all(
    ['persons', 'organizations', 'places', 'issues', 'meetings'].map((list) =>
      ask(kb, `{ ${list}(first: 100) { edges { node { mentions(first: 100) { edges { node { ${span} } } } } } } }`),
    ),
  )
  const facts = await ask(
    kb,
    `{ meetings(first: 100) { edges { node {
      reports { ...Cited } participations { ...Cited } agenda { ...Cited } } } }
      statements(first: 100) { edges { node { ...Cited } } }
      persons(first: 100) { edges { node { positions { ...Cited } } } } }
    fragment Cited on Fact { citations(first: 100) { edges { node { ${span} prefix suffix } } } }`,
  )
  expect(facts.errors).toBeUndefined()
  const spans = [...pages, facts].flatMap((answer) => spansIn(answer.data))
  expect(spans.length).toBeGreaterThan(300)
  for (const { start, end, exact, prefix = '', suffix = '', article } of spans) {
    const points = [...article.text]
    expect(points.slice(start, end).join('')).toBe(exact)
    expect(points.slice(start - [...prefix].length, start).join('')).toBe(prefix)
    expect(points.slice(end, end + [...suffix].length).join('')).toBe(suffix)
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
