import { expect, test } from 'vitest'
import { loadSeeds } from '../../src/annotation/load-seeds.ts'
import { makeSeeds } from '../annotation/seeds-folder.ts'
import { type TestDatabase, useTestDatabase } from '../support/database.ts'
import { ask, countStatements } from '../support/execute.ts'

type Part = readonly [person: string, attendance?: string]

interface Fictional {
  status?: string
  date?: string
  issue?: string
  parts: readonly Part[]
}

/** Loads one article that reports these meetings between fictional persons of the ministries of two lands. */
const load = async (kb: TestDatabase, meetings: Record<string, Fictional>) => {
  const persons = [...new Set(Object.values(meetings).flatMap(({ parts }) => parts.map(([person]) => person)))]
  const facts = Object.entries(meetings).map(([slug, { status = 'HELD', date, issue, parts }]) => ({
    slug,
    facts: {
      reports: [{ status, ...(date && { date }), cite: 'They met.' }],
      participants: parts.map(([person, attendance = 'PRESENT']) => ({
        person,
        representing: person.startsWith('a') ? 'ministry-a' : 'ministry-b',
        role: 'ATTENDEE',
        attendance,
        cite: 'They met.',
      })),
      agenda: issue ? [{ issue, outcome: 'DISCUSSED', cite: 'They met.' }] : [],
    },
  }))
  const annotation = {
    article: { publishedOn: '2024-06-01' },
    origin: 'EXTRACTOR',
    entities: {
      persons: Object.fromEntries(persons.map((person) => [person, { name: `Mx ${person}` }])),
      organizations: Object.fromEntries(
        ['ministry-a', 'ministry-b'].map((slug) => [slug, { name: slug, kind: 'MINISTRY' }]),
      ),
      issues: { moon: { name: 'The Moon' }, 'moon-base': { name: 'The Moon base', broader: 'moon' } },
      meetings: Object.fromEntries(Object.keys(meetings).map((slug) => [slug, { name: slug, kind: 'TALKS' }])),
    },
    meetings: Object.fromEntries(facts.map(({ slug, facts: each }) => [slug, each])),
  }
  const folder = await makeSeeds({
    'articles/talks.txt': 'They met.',
    'articles/talks.yaml': JSON.stringify(annotation),
  })
  await loadSeeds({ database: kb.database, folder })
}

const meetings: Record<string, Fictional> = {
  'first-talks': { date: '2024-01-10', parts: [['ann'], ['bob']] },
  'second-talks': { date: '2024-03', issue: 'moon-base', parts: [['ann'], ['bob'], ['amy']] },
  'undated-talks': { parts: [['ann'], ['ben']] },
  'planned-talks': { status: 'PLANNED', date: '2024-09', parts: [['ann'], ['ben']] },
  'declined-by-one': { date: '2024-04-01', parts: [['ann'], ['ben', 'DECLINED']] },
}

const counterparts = async (kb: TestDatabase, args = '') => {
  const { data, errors } = await ask(
    kb,
    `{ person(slug: "ann") { counterparts${args} { totalCount edges { meetingCount lastMet { edtf } node { slug } } } } }`,
  )
  expect(errors).toBeUndefined()
  const { totalCount, edges } = data.person.counterparts
  type Edge = { meetingCount: number; lastMet: { edtf: string } | null; node: { slug: string } }
  return { totalCount, met: edges.map((edge: Edge) => [edge.node.slug, edge.meetingCount, edge.lastMet?.edtf ?? null]) }
}

test('counterparts are who were present at the same meetings that were held, the most often met first', async () => {
  const kb = await useTestDatabase()
  await load(kb, meetings)
  expect(await counterparts(kb)).toEqual({
    totalCount: 3,
    met: [
      ['bob', 2, '2024-03'],
      ['amy', 1, '2024-03'],
      ['ben', 1, null],
    ],
  })
})

test('a filter says which meetings count, and so changes the counts and their order', async () => {
  const kb = await useTestDatabase()
  await load(kb, meetings)
  const january = '(filter: { during: { to: "2024-01-31", certainty: CERTAIN } })'
  expect((await counterparts(kb, january)).met).toEqual([['bob', 1, '2024-01-10']])
  const moon = '(filter: { issue: { slug: "moon" } }, orderBy: { field: NAME })'
  expect((await counterparts(kb, moon)).met).toEqual([
    ['amy', 1, '2024-03'],
    ['bob', 1, '2024-03'],
  ])
})

test('counterparts are paged by what they are ordered by', async () => {
  const kb = await useTestDatabase()
  await load(kb, meetings)
  const query = `query ($after: String) { person(slug: "ann") {
    counterparts(first: 1, after: $after) { pageInfo { hasNextPage endCursor } edges { node { slug } } } } }`
  const found: string[] = []
  for (let after: string | null = null; ; ) {
    const { data } = (await ask(kb, query, { after })) as { data: { person: { counterparts: CounterpartPage } } }
    const { edges, pageInfo } = data.person.counterparts
    found.push(...edges.map(({ node }) => node.slug))
    if (!pageInfo.hasNextPage) break
    after = pageInfo.endCursor
  }
  expect(found).toEqual(['bob', 'amy', 'ben'])
})

interface CounterpartPage {
  edges: { node: { slug: string } }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

test('organizations meet by those who represent them', async () => {
  const kb = await useTestDatabase()
  await load(kb, meetings)
  const { data } = await ask(
    kb,
    `{ organization(slug: "ministry-a") { counterparts { edges { meetingCount lastMet { edtf } node { slug } } } } }`,
  )
  expect(data.organization.counterparts.edges).toEqual([
    { meetingCount: 3, lastMet: { edtf: '2024-03' }, node: { slug: 'ministry-b' } },
  ])
})

test('what is not accepted does not count', async () => {
  const kb = await useTestDatabase()
  await load(kb, meetings)
  await kb.database.participation.updateMany({ data: { reviewStatus: 'PROPOSED' }, where: { person: { slug: 'bob' } } })
  expect((await counterparts(kb)).met).toEqual([
    ['amy', 1, '2024-03'],
    ['ben', 1, null],
  ])
})

test('counterparts, and pages beneath them, cost the same number of statements for one person and for many', async () => {
  const kb = await useTestDatabase('seeded')
  const select = `{ name counterparts(first: 5) { edges { meetingCount node { name meetings(first: 2) { edges { node { name } } } } } } }`
  const one = await countStatements(kb, () => ask(kb, `{ persons(first: 1) { edges { node ${select} } } }`))
  const all = await countStatements(kb, () => ask(kb, `{ persons { edges { node ${select} } } }`))
  expect(all).toBe(6)
  expect(one).toBeLessThanOrEqual(all)
})
