import { expect, test } from 'vitest'
import { loadSeeds } from '../../src/annotation/load-seeds.ts'
import { makeSeeds } from '../annotation/seeds-folder.ts'
import { type TestDatabase, useTestDatabase } from '../support/database.ts'
import { ask, countStatements } from '../support/execute.ts'

/** Two lands with bodies at three levels, an alliance of no land that sits in one, and issues at three levels. */
const registry = {
  places: { north: { name: 'The North', kind: 'COUNTRY' }, east: { name: 'East', kind: 'COUNTRY' } },
  organizations: {
    'north-state': { name: 'North State', kind: 'GOVERNMENT', country: 'north' },
    'north-ministry': { name: 'North Ministry', kind: 'MINISTRY', parent: 'north-state' },
    'north-embassy': { name: 'North Embassy', kind: 'OTHER', parent: 'north-ministry', country: 'east' },
    'east-state': { name: 'East State', kind: 'GOVERNMENT', country: 'east' },
    alliance: { name: 'Alliance', kind: 'INTERGOVERNMENTAL' },
    'alliance-office': { name: 'Alliance Office', kind: 'OTHER', parent: 'alliance', country: 'east' },
  },
  issues: {
    moon: { name: 'The moon' },
    base: { name: 'The base', broader: 'moon' },
    dome: { name: 'The dome', broader: 'base' },
    sea: { name: 'The sea' },
  },
}

/** For whom each is said, on what, and when; its words are its key. */
const statements = {
  'We land.': { organization: 'north-state', issues: ['moon'], saidOn: '2024-05-03' },
  'We build.': { organization: 'north-ministry', issues: ['base', 'moon'], saidOn: '2024-05-01' },
  'We stay.': { organization: 'north-embassy', issues: ['dome'], saidOn: '2024-05-02' },
  'We object.': { organization: 'east-state', issues: ['base'] },
  'We watch.': { organization: 'alliance-office', issues: ['moon'], saidOn: '2024-05-01' },
  'Who knows?': { speakerAsWritten: 'a passer-by', issues: ['moon'], saidOn: '2024-05-02' },
  'We fish.': { organization: 'east-state', issues: ['sea'] },
}

const load = async ({ database }: TestDatabase) => {
  const annotation = {
    article: { publishedOn: '2024-05-04' },
    origin: 'EXTRACTOR',
    statements: Object.entries(statements).map(([quote, more]) => ({ quote, kind: 'PARAPHRASE', ...more })),
  }
  const folder = await makeSeeds({
    'registry/all.yaml': JSON.stringify(registry),
    'articles/talk.txt': Object.keys(statements).join(' '),
    'articles/talk.yaml': JSON.stringify(annotation),
  })
  await loadSeeds({ database, folder })
}

interface Statements {
  totalCount: number
  edges: { node: { text: string } }[]
}
interface Side {
  country: { slug: string } | null
  statements: Statements
}

const textsOf = ({ edges }: Statements) => edges.map(({ node }) => node.text)

/** The sides of an issue: the country of each, how many statements it has, and their words. */
const sides = async (kb: TestDatabase, issue: string, args = '') => {
  const query = `{ issue(slug: "${issue}") { sides {
    country { slug } statements${args} { totalCount edges { node { text } } } } } }`
  const { data, errors } = await ask(kb, query)
  expect(errors).toBeUndefined()
  return data.issue.sides.map(({ country, statements: said }: Side) => [
    country?.slug ?? null,
    said.totalCount,
    ...textsOf(said),
  ])
}

test('statements are grouped by the country of the topmost organization, those of no country last', async () => {
  const kb = await useTestDatabase()
  await load(kb)
  expect(await sides(kb, 'moon')).toEqual([
    ['east', 1, 'We object.'],
    ['north', 3, 'We build.', 'We stay.', 'We land.'],
    [null, 2, 'We watch.', 'Who knows?'],
  ])
})

test('narrower issues count, broader ones do not; nothing said is no side', async () => {
  const kb = await useTestDatabase()
  await load(kb)
  expect(await sides(kb, 'base')).toEqual([
    ['east', 1, 'We object.'],
    ['north', 2, 'We build.', 'We stay.'],
  ])
  await kb.database.statementIssue.deleteMany({ where: { issue: { slug: 'sea' } } })
  expect(await sides(kb, 'sea')).toEqual([])
})

test('what is not accepted makes no side and counts for none', async () => {
  const kb = await useTestDatabase()
  await load(kb)
  await kb.database.statement.updateMany({
    data: { reviewStatus: 'PROPOSED' },
    where: { text: { in: ['We object.', 'We land.'] } },
  })
  expect(await sides(kb, 'moon')).toEqual([
    ['north', 2, 'We build.', 'We stay.'],
    [null, 2, 'We watch.', 'Who knows?'],
  ])
})

test('what a side said is filtered, ordered and paged', async () => {
  const kb = await useTestDatabase()
  await load(kb)
  expect(await sides(kb, 'moon', '(filter: { issue: { slug: "dome" } })')).toEqual([
    ['east', 0],
    ['north', 1, 'We stay.'],
    [null, 0],
  ])
  const latest = '(first: 1, orderBy: { field: SAID_ON, direction: DESC })'
  expect(await sides(kb, 'moon', latest)).toEqual([
    ['east', 1, 'We object.'],
    ['north', 3, 'We land.'],
    [null, 2, 'Who knows?'],
  ])
})

test('pages beneath each side go on from their own cursors, beside others of the same list', async () => {
  const kb = await useTestDatabase()
  await load(kb)
  const query = `query ($after: String) { issues(filter: { broader: { slug: "base" } }) { edges { node { slug sides {
    country { slug }
    rest: statements(first: 1, after: $after) { edges { node { text } } }
    last: statements(last: 1) { edges { node { text } } pageInfo { endCursor hasPreviousPage } } } } } } }`
  const { data } = await ask(kb, query)
  const [base] = data.issues.edges
  const north = base.node.sides[1]
  expect(base.node.slug).toBe('base')
  expect([textsOf(north.rest), textsOf(north.last)]).toEqual([['We build.'], ['We stay.']])
  expect(north.last.pageInfo.hasPreviousPage).toBe(true)
  const after = (await ask(kb, query, { after: north.last.pageInfo.endCursor })).data.issues.edges[0].node.sides
  expect(after.map(({ rest }: { rest: Statements }) => textsOf(rest))).toEqual([['We object.'], []])
})

test('statements are filtered by the side for which they were made', async () => {
  const kb = await useTestDatabase()
  await load(kb)
  const saidFor = async (filter: string) =>
    textsOf((await ask(kb, `{ statements(filter: ${filter}) { edges { node { text } } } }`)).data.statements)
  expect(await saidFor('{ side: { slug: "north" } }')).toEqual(['We build.', 'We stay.', 'We land.'])
  expect(await saidFor('{ side: { slug: "east" }, issue: { slug: "moon" } }')).toEqual(['We object.'])
  expect(await saidFor('{ side: { slug: "nowhere" } }')).toEqual([])
  expect(await saidFor('{ not: { side: { slug: "north" } }, issue: { slug: "moon" } }')).toEqual([
    'We watch.',
    'Who knows?',
    'We object.',
  ])
})

test('the sides of one issue cost the same number of statements as those of several', async () => {
  const kb = await useTestDatabase()
  await load(kb)
  const select = 'sides { country { name } statements { totalCount edges { node { text } } } }'
  const one = await countStatements(kb, () => ask(kb, `{ issues(first: 1) { edges { node { ${select} } } } }`))
  const all = await countStatements(kb, () => ask(kb, `{ issues { edges { node { ${select} } } } }`))
  // Two of the issues, one of the sides, one of their countries, two of the pages, one of the counts.
  expect([one, all]).toEqual([7, 7])
})
