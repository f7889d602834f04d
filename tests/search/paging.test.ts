import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { type Answer, ask, countStatements } from '../support/execute.ts'
import { addArticles, addPersons } from './add-rows.ts'

let kb: TestDatabase

beforeAll(async () => {
  kb = await createTestDatabase('seeded')
  await addPersons(kb, ['Ma Ying', 'Ma Lin', 'Ma Lin', 'Li Ma', 'Zhaoxu Chen'])
  await addArticles(
    kb,
    Array.from({ length: 7 }, (_, index) => ({ slug: `same-${index}`, text: `Ma Zhaoxu spoke, ${index}.` })),
  )
})
afterAll(() => kb.drop())

const question = `query ($query: String!, $types: [SearchType!], $first: Int, $after: String, $last: Int, $before: String) {
  search(query: $query, types: $types, first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { score item { ... on Entity { id } ... on Article { id } } } }
  }
}`

const query = 'Ma Zhaoxu'

const ids = ({ data }: Answer): string[] =>
  data.search.edges.map((edge: { node: { item: { id: string } } }) => edge.node.item.id)

const walk = async (size: number, forwards: boolean): Promise<string[]> => {
  const found: string[] = []
  for (let cursor: string | null = null; ; ) {
    const window: object = forwards ? { first: size, after: cursor } : { last: size, before: cursor }
    const answer: Answer = await ask(kb, question, { query, ...window })
    expect(answer.errors).toBeUndefined()
    const { pageInfo } = answer.data.search
    expect(forwards ? pageInfo.hasPreviousPage : pageInfo.hasNextPage).toBe(cursor !== null)
    if (forwards) found.push(...ids(answer))
    else found.unshift(...ids(answer))
    if (!(forwards ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) return found
    cursor = forwards ? pageInfo.endCursor : pageInfo.startCursor
  }
}

describe('a list of search results', () => {
  test('gives each result once, in order, walked forwards and backwards', async () => {
    const whole = await ask(kb, question, { query, first: 100 })
    const all = ids(whole)
    expect(all.length).toBeGreaterThan(15)
    expect(new Set(all).size).toBe(all.length)
    expect(whole.data.search.totalCount).toBe(all.length)
    for (const size of [1, 2, 5, 100]) {
      expect(await walk(size, true)).toEqual(all)
      expect(await walk(size, false)).toEqual(all)
    }
  })

  test('neither skips nor repeats a result when one comes between two pages', async () => {
    const before = ids(await ask(kb, question, { query, first: 100 }))
    const page = await ask(kb, question, { query, first: 3 })
    await addPersons(kb, ['Ma Zhaoxu'])
    const rest = await ask(kb, question, { query, first: 100, after: page.data.search.pageInfo.endCursor })
    expect([...ids(page), ...ids(rest)]).toEqual(before)
    await kb.database.person.deleteMany({ where: { name: 'Ma Zhaoxu', NOT: { slug: 'ma-zhaoxu' } } })
  })

  test('refuses the cursor of another search, and of another list', async () => {
    const { data } = await ask(kb, question, { query })
    const own = data.search.edges[0].cursor
    const persons = await ask(kb, '{ persons { edges { cursor } } }')
    const refused = [
      { query: 'Xi', after: own },
      { query, types: ['PERSON'], after: own },
      { query, after: persons.data.persons.edges[0].cursor },
    ]
    for (const variables of refused) {
      const { errors } = await ask(kb, question, variables)
      expect(errors).toMatchObject([
        {
          message: `after: "${variables.after}" is not a cursor of this list: pass one that it returned`,
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ])
    }
  })

  test.each([
    [{ query: '' }, 'query: it is blank: pass a name, or words of a text'],
    [{ query: ' \n\0 ' }, 'query: it is blank: pass a name, or words of a text'],
    [{ query: '🎣'.repeat(201) }, 'query: 201 characters are too many: ask with at most 200'],
    [{ query, first: 0 }, 'first: 0 is out of bounds: ask for 1 to 100 rows'],
    [{ query, first: 1, last: 1 }, 'first and last: pass one of them, not both'],
  ])('refuses %j', async (variables, message) => {
    const { errors } = await ask(kb, question, variables)
    expect(errors).toMatchObject([{ message, path: ['search'], extensions: { code: 'BAD_USER_INPUT' } }])
  })

  test.each([
    'of the',
    'the',
    '%',
    '_',
    '"',
    '""',
    '-',
    '- -',
    '-taiwan',
    '-"taiwan',
    'or',
    '( ) & | !',
    "'",
    '\\',
    '🎣',
    ':*',
    '<->',
  ])('finds nothing for %s, which names nothing', async (nothing) => {
    const { data, errors } = await ask(kb, question, { query: nothing })
    expect(errors).toBeUndefined()
    expect(data.search).toMatchObject({ totalCount: 0, edges: [], pageInfo: { hasNextPage: false, endCursor: null } })
  })

  test.each([
    `'); DROP TABLE "Person"; --`,
    `x' OR '1'='1`,
    '"unbalanced quote',
    'ma\0zhaoxu',
    '\uD800',
    `${'taiwan & | ! ( '.repeat(10)}`,
    "taiwan:* <-> 'strait' \\' $1 $$ {}",
    '-'.repeat(200),
    '- '.repeat(100),
    'a '.repeat(100),
    'china or '.repeat(22),
    'china -talks '.repeat(15),
    '"a b" or -'.repeat(20),
    '"taiwan or" -"',
    '<b>&amp;</b> https://a.example/(b)?c=d&e=f#g user@host.example /usr/lib 1.5e-10 -12',
  ])('takes %j for words, and nothing else', async (words) => {
    const full = '{ highlights { start exact } }'
    const { errors } = await ask(
      kb,
      `query ($query: String!) { search(query: $query, first: 100) { totalCount edges { node ${full} } } }`,
      { query: words },
    )
    expect(errors).toBeUndefined()
    expect(await kb.database.person.count()).toBeGreaterThan(5)
  })
})

describe('the cost of a search', () => {
  const items = `edges { node { item { ... on Person { name positions { title } } ... on Meeting { name partOf { name } } ... on Article { slug publisher { name } } } } }`
  const cost = (selection: string, variables: object = {}) =>
    countStatements(kb, () =>
      ask(kb, `query ($first: Int) { search(query: "Ma Zhaoxu", first: $first) { ${selection} } }`, variables),
    )

  test('is one statement for the results, one for the count, each only where it is asked for', async () => {
    expect(await cost('totalCount')).toBe(1)
    expect(await cost('pageInfo { hasNextPage }')).toBe(1)
  })

  test('does not grow with the results: one statement for each type found, one for each relation beneath', async () => {
    expect(await cost(items, { first: 100 })).toBe(await cost(items, { first: 20 }))
    expect(await cost(items, { first: 100 })).toBe(7)
  })

  test('is one statement more for the highlights of texts, and one for those of names', async () => {
    const plain = await cost('edges { node { score } }', { first: 100 })
    expect(await cost('edges { node { highlights { exact } } }', { first: 100 })).toBe(plain + 2)
  })
})
