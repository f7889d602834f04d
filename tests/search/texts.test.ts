import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { ask } from '../support/execute.ts'
import { addArticles } from './add-rows.ts'

let kb: TestDatabase

const texts = {
  talks: 'Officials of Xanadu and Ruritania held talks on fishing rights. The talks were candid.',
  strait: '🎣 The Strait of Corinth was discussed. Ruritania and Xanadu discussed fishing, and rights of passage.',
  german: 'Die Verhandlungen der Minister über die Fischerei. The talks wären gut; talk nicht.',
  accents: 'Président Pétro met Ruritania’s prime minister in São Tomé.',
  marks:
    'Before \u{E000}Corinth\u{E001}, and military-to-military communication <b>resumed</b> at https://corinth.example/a?b=c.',
}

beforeAll(async () => {
  kb = await createTestDatabase()
  const headlines: Record<string, string> = { accents: 'A rare visit to Corinth' }
  await addArticles(
    kb,
    Object.entries(texts).map(([slug, text]) => ({
      slug,
      text,
      ...(headlines[slug] && { headline: headlines[slug] }),
      language: slug === 'german' ? 'de-AT' : slug === 'strait' ? 'en-GB' : 'en',
    })),
  )
})
afterAll(() => kb.drop())

const question = `query ($query: String!) {
  search(query: $query) { edges { node { matchedName highlights { start end exact } item { ... on Article { slug text } } } } }
}`

interface Result {
  matchedName: null
  highlights: { start: number; end: number; exact: string }[]
  item: { slug: string; text: string }
}

const search = async (query: string): Promise<Result[]> => {
  const { data, errors } = await ask(kb, question, { query })
  expect(errors).toBeUndefined()
  return data.search.edges.map((edge: { node: Result }) => edge.node)
}

const found = async (query: string) => (await search(query)).map(({ item }) => item.slug).toSorted()

const marked = async (query: string, slug: string) =>
  (await search(query)).find(({ item }) => item.slug === slug)?.highlights.map(({ exact }) => exact)

describe('a search through texts', () => {
  test.each([
    ['fishing', ['strait', 'talks']],
    ['fishing candid', ['talks']],
    ['fished', ['strait', 'talks']],
    ['"fishing rights"', ['talks']],
    ['"strait of corinth"', ['strait']],
    ['fishing -candid', ['strait']],
    ['fishing -"fishing rights"', ['strait']],
    ['candid or passage', ['strait', 'talks']],
    ['corinth', ['accents', 'marks', 'strait']],
    ['petro "sao tome"', ['accents']],
    ['PÉTRO', ['accents']],
    ['verhandlungen', ['german']],
    ['verhandlung', []],
    ['talks', ['german', 'talks']],
    ['talk -talks', ['talks'].filter(() => false)],
    ['military', ['marks']],
    ['corinth.example', ['marks']],
    ['nothing-like-this', []],
  ])('%s finds %j', async (query, slugs) => {
    expect(await found(query)).toEqual(slugs)
  })

  test.each([
    ['fishing', 'talks', ['fishing']],
    ['"fishing rights"', 'talks', ['fishing rights']],
    ['rights fishing', 'strait', ['fishing', 'rights']],
    ['"strait of corinth" ruritania', 'strait', ['Strait of Corinth', 'Ruritania']],
    ['talk -passage', 'talks', ['talks', 'talks']],
    ['petro', 'accents', ['Pétro']],
    ['corinth', 'accents', []],
    ['corinth', 'marks', ['Corinth']],
    ['military-to-military', 'marks', ['military-to-military']],
    ['talks', 'german', ['talks']],
  ])('%s marks in %s: %j', async (query, slug, words) => {
    expect(await marked(query, slug)).toEqual(words)
  })

  test('marks by code points of the text as it is', async () => {
    for (const query of [
      'fishing or corinth or "military-to-military"',
      'ruritania',
      'strait',
      'communication corinth',
    ]) {
      const results = await search(query)
      expect(results.length).toBeGreaterThan(0)
      for (const { item, highlights } of results)
        for (const { start, end, exact } of highlights) expect([...item.text].slice(start, end).join('')).toBe(exact)
    }
  })

  test('puts the headline before the text, and gives articles no name', async () => {
    const results = await search('corinth')
    expect(results[0]).toMatchObject({ item: { slug: 'accents' }, matchedName: null })
  })
})

test('marks the first ten words, in order, none of them twice', async () => {
  await addArticles(kb, [{ slug: 'many', text: 'Zenda, Zenda Castle. '.repeat(50) }])
  const [result] = await search('zenda "zenda castle"')
  expect(result?.highlights.map(({ exact }) => exact)).toEqual(Array(5).fill(['Zenda', 'Zenda Castle']).flat())
})

test('stores and finds a text of two million characters, as far as it is searched', async () => {
  const text = `Beginning ${Array.from({ length: 250_000 }, (_, index) => index.toString(36).padStart(7, 'x')).join(' ')} ending`
  await addArticles(kb, [{ slug: 'long', text }])
  expect(await found('beginning')).toEqual(['long'])
  expect(await found('ending')).toEqual([])
})
