import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase, useTestDatabase } from '../support/database.ts'
import { ask } from '../support/execute.ts'
import { addPersons } from './add-rows.ts'

let kb: TestDatabase

beforeAll(async () => {
  kb = await createTestDatabase('seeded')
})
afterAll(() => kb.drop())

interface Result {
  score: number
  matchedName: string | null
  item: { __typename: string; slug: string }
  highlights: { start: number; end: number; exact: string }[]
}

const question = `query ($query: String!, $types: [SearchType!]) {
  search(query: $query, types: $types) {
    edges { node { score matchedName highlights { start end exact } item {
      __typename ... on Entity { slug } ... on Article { slug }
    } } }
  }
}`

const search = async (query: string, types?: string[], on = kb): Promise<Result[]> => {
  const { data, errors } = await ask(on, question, { query, types })
  expect(errors).toBeUndefined()
  return data.search.edges.map((edge: { node: Result }) => edge.node)
}

const slugs = (results: readonly Result[]) => results.map(({ item }) => item.slug)

describe('a search by name', () => {
  test.each([
    ['Kritenbrink', 'daniel-kritenbrink', 'Daniel Kritenbrink'],
    ['KREITENBRINK', 'daniel-kritenbrink', 'Daniel Kreitenbrink'],
    ['kritenbrnk', 'daniel-kritenbrink', 'Daniel Kritenbrink'],
    ['Dániel Kritenbrińk', 'daniel-kritenbrink', 'Daniel Kritenbrink'],
    ['Kritenbrink, Daniel', 'daniel-kritenbrink', 'Daniel Kritenbrink'],
    ['Daniel J. Kritenbrink', 'daniel-kritenbrink', 'Daniel Kritenbrink'],
    ['Ma Zhao Xu', 'ma-zhaoxu', 'Ma Zhaoxu'],
    ['ma zhaoxu', 'ma-zhaoxu', 'Ma Zhaoxu'],
    ['Ma Chaoxu', 'ma-zhaoxu', 'Ma Zhaoxu'],
    ['Ma Zhau Xu', 'ma-zhaoxu', 'Ma Zhaoxu'],
    ['Zhaoxu Ma', 'ma-zhaoxu', 'Ma Zhaoxu'],
    ['Xi', 'xi-jinping', 'Xi Jinping'],
    ['Camp', 'kurt-campbell', 'Kurt Campbell'],
    ['us state dept', 'us-state-department', 'US State Department'],
    ['nato', 'nato', 'NATO'],
  ])('finds first for %s: %s, by the name %s', async (query, slug, matchedName) => {
    expect((await search(query))[0]).toMatchObject({ item: { slug }, matchedName })
  })

  test('scores 1 for the same name, less for nearer and farther ones, and least for a text', async () => {
    const results = await search('kritenbrink')
    expect(results.map(({ score }) => score)).toEqual(results.map(({ score }) => score).toSorted((a, b) => b - a))
    expect((await search('daniel  KRITENBRINK.'))[0]?.score).toBe(1)
    const [person, ...others] = await search('Ma Zhaoxu')
    expect(person?.score).toBe(1)
    const near = others.filter(({ item }) => item.__typename !== 'Article')
    const texts = others.filter(({ item }) => item.__typename === 'Article')
    expect(near.length).toBeGreaterThan(2)
    expect(near.every(({ score }) => score >= 0.5 && score < 1)).toBe(true)
    expect(texts).toHaveLength(1)
    expect(texts.every(({ score }) => score > 0 && score < 0.5)).toBe(true)
    expect(others.at(-1)).toBe(texts[0])
  })

  test('gives each entity once, by its best name', async () => {
    const found = slugs(await search('Daniel Kreitenbrink'))
    expect(new Set(found).size).toBe(found.length)
  })

  test('marks the words of the name that answer', async () => {
    expect((await search('Ma Zhao Xu'))[0]?.highlights).toEqual([{ start: 0, end: 9, exact: 'Ma Zhaoxu' }])
    expect((await search('kritenbrnk'))[0]?.highlights).toEqual([{ start: 7, end: 18, exact: 'Kritenbrink' }])
    const results = (await search('us china talks')).filter(({ matchedName }) => matchedName !== null)
    expect(results.length).toBeGreaterThan(0)
    for (const { matchedName, highlights } of results)
      for (const { start, end, exact } of highlights)
        expect([...(matchedName ?? '')].slice(start, end).join('')).toBe(exact)
  })

  test('gives only the types that are asked for', async () => {
    const typesOf = async (types: string[]) =>
      new Set((await search('taiwan', types)).map(({ item }) => item.__typename))
    expect(await typesOf(['PLACE'])).toEqual(new Set(['Place']))
    expect(await typesOf(['ISSUE', 'ARTICLE'])).toEqual(new Set(['Issue', 'Article']))
    expect(await search('taiwan', [])).toEqual([])
    expect(slugs(await search('Taiwan', ['PLACE', 'PLACE']))).toEqual(slugs(await search('Taiwan', ['PLACE'])))
  })

  test('takes alternatives and exclusions as a text search does', async () => {
    const either = slugs(await search('Jinping or Blinken', ['PERSON']))
    expect(either.toSorted()).toEqual(['antony-blinken', 'xi-jinping'])
    expect(slugs(await search('Kritenbrink', ['MEETING'])).some((slug) => slug.includes('beijing'))).toBe(true)
    const without = (await search('Kritenbrink -"Béijing"', ['MEETING'])).map(({ matchedName }) => matchedName ?? '')
    expect(without.length).toBeGreaterThan(0)
    expect(without.filter((name) => name.includes('Beijing'))).toEqual([])
  })

  test('finds a name in any script, and tells near ones apart', async () => {
    const own = await useTestDatabase()
    await addPersons(own, [
      'Владимир Зеленский',
      'Emmanuel Macron',
      'Łukasz Ångström',
      'Nguyễn Phú Trọng',
      '习近平',
      'The Who',
    ])
    const first = async (query: string) => (await search(query, ['PERSON'], own))[0]?.matchedName
    expect(await first('зеленский')).toBe('Владимир Зеленский')
    expect(await first('lukasz angstrom')).toBe('Łukasz Ångström')
    expect(await first('Nguyen Phu Trong')).toBe('Nguyễn Phú Trọng')
    expect(await first('习近平')).toBe('习近平')
    expect(await first('macron emanuel')).toBe('Emmanuel Macron')
    expect(await first('the who')).toBe('The Who')
    expect(await first('the')).toBeUndefined()
  })

  test('finds a rare person beside hundreds of meetings with the same word', async () => {
    const own = await useTestDatabase()
    await own.database.$executeRaw`
      INSERT INTO "Meeting" ("id", "slug", "name", "sortName", "aliases", "kind")
      SELECT gen_random_uuid(), 'm' || n, 'Talks with Zhang in round ' || n, 'm', '{}', 'TALKS' FROM generate_series(1, 1500) AS n`
    await addPersons(own, ['Zhang Wei'])
    expect((await search('zhang', undefined, own))[0]?.matchedName).toBe('Zhang Wei')
    for (const round of [1, 300, 600, 900, 1200, 1500]) {
      const name = `Talks with Zhang in round ${round}`
      expect((await search(name, undefined, own))[0]).toMatchObject({ matchedName: name, score: 1 })
    }
  })
})
