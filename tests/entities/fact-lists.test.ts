import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadSeeds } from '../../src/annotation/load-seeds.ts'
import { makeSeeds } from '../annotation/seeds-folder.ts'
import { createTestDatabase, type TestDatabase, useTestDatabase } from '../support/database.ts'
import { ask, countStatements } from '../support/execute.ts'

const registry = {
  persons: { ann: { name: 'Ann' }, bob: { name: 'Bob' } },
  organizations: { wire: { name: 'The Wire', kind: 'NEWS_OUTLET' } },
  issues: { moon: { name: 'The Moon' }, base: { name: 'The base', broader: 'moon' } },
  meetings: { talks: { name: 'Talks', kind: 'TALKS' } },
}
const text = 'Ann met Bob. “We met,” an official said. Officials say that the base was discussed.'
const attendee = (person: string, stance = 'SUPPORTS') => ({
  person,
  role: 'ATTENDEE',
  attendance: 'PRESENT',
  cite: { quote: 'Ann met Bob.', stance },
})

/** Three articles on one meeting: two relay one wire, the third disputes that Bob was there. */
const files = {
  'registry/all.yaml': registry,
  'articles/one.yaml': {
    article: { publishedOn: '2024-05-01', credits: ['wire'] },
    origin: 'EXTRACTOR',
    meetings: {
      talks: {
        reports: [{ status: 'HELD', cite: 'Ann met Bob.' }],
        participants: [attendee('ann'), attendee('bob')],
        agenda: [
          {
            issue: 'base',
            outcome: 'DISCUSSED',
            cite: { quote: 'the base was discussed', attributedAsWritten: 'Officials say' },
          },
        ],
      },
    },
    statements: [{ quote: 'We met,', kind: 'QUOTE', speakerAsWritten: 'an official', issues: ['moon'] }],
  },
  'articles/two.yaml': {
    article: { publishedOn: '2024-05-02', credits: ['wire'] },
    origin: 'EXTRACTOR',
    meetings: { talks: { participants: [attendee('ann')] } },
  },
  'articles/three.yaml': {
    article: { publishedOn: '2024-06-03' },
    origin: 'EXTRACTOR',
    meetings: {
      talks: { reports: [{ status: 'HELD', cite: 'Ann met Bob.' }], participants: [attendee('bob', 'DISPUTES')] },
    },
    positions: [{ person: 'ann', title: 'Envoy', cite: 'Ann' }],
  },
}

let kb: TestDatabase

beforeAll(async () => {
  kb = await createTestDatabase()
})
afterAll(() => kb.drop())

const load = async () => {
  const written = Object.entries(files).map(([name, content]) => [name, JSON.stringify(content)])
  const texts = ['one', 'two', 'three'].map((slug) => [`articles/${slug}.txt`, `${text} So has ${slug} it.`])
  await loadSeeds({ database: kb.database, folder: await makeSeeds(Object.fromEntries([...written, ...texts])) })
}

const select = `edges { node { __typename id sourceCount isDisputed
  ... on Participation { person { slug } } ... on AgendaItem { issue { slug } } ... on Position { title } ... on Statement { text } } }`

interface Node {
  __typename: string
  person?: { slug: string }
}

const facts = async (filter: string) => {
  const { data, errors } = await ask(kb, `{ facts(first: 100, filter: ${filter}) { totalCount ${select} } }`)
  expect(errors).toBeUndefined()
  const nodes: Node[] = data.facts.edges.map((edge: { node: Node }) => edge.node)
  expect(data.facts.totalCount).toBe(nodes.length)
  return nodes.map((node) => [node.__typename, node.person?.slug].filter(Boolean).join(' ')).toSorted()
}

describe('facts are listed', () => {
  test.each([
    [
      'all of every kind',
      '{}',
      ['AgendaItem', 'MeetingReport', 'Participation ann', 'Participation bob', 'Position', 'Statement'],
    ],
    ['by kind', '{ kind: [POSITION, STATEMENT] }', ['Position', 'Statement']],
    ['by dispute', '{ isDisputed: true }', ['Participation bob']],
    ['by no dispute', '{ isDisputed: false, kind: [PARTICIPATION] }', ['Participation ann']],
    [
      'by few sources, relays of one wire counted once',
      '{ maxSources: 1, kind: [PARTICIPATION, MEETING_REPORT] }',
      ['Participation ann', 'Participation bob'],
    ],
    ['by several sources', '{ minSources: 2 }', ['MeetingReport']],
    ['by unnamed speakers only', '{ unnamedSpeakersOnly: true }', ['AgendaItem', 'Statement']],
    ['by the day of the first report', '{ firstReportedSince: "2024-05-03" }', ['Position']],
    ['by the instant at which they were added', '{ addedSince: "2100-01-01T00:00:00Z" }', []],
    ['by meeting', '{ meeting: { slug: "talks" }, not: { kind: [PARTICIPATION] } }', ['AgendaItem', 'MeetingReport']],
    ['by issue with the narrower ones', '{ issue: { slug: "moon" } }', ['AgendaItem', 'Statement']],
    [
      'by article, whether it supports or disputes',
      '{ article: { slug: "three" } }',
      ['MeetingReport', 'Participation bob', 'Position'],
    ],
    ['by weakness on an issue', '{ issue: { slug: "base" }, maxSources: 1 }', ['AgendaItem']],
  ])('%s', async (_title, filter, expected) => {
    await load()
    expect(await facts(filter)).toEqual(expected)
  })

  test('beneath a meeting, an issue and an article', async () => {
    await load()
    const { data, errors } = await ask(
      kb,
      `{ meeting(slug: "talks") { facts(filter: { isDisputed: true }) { ${select} } }
         issue(slug: "moon") { facts { totalCount } } article(slug: "two") { facts { totalCount } } }`,
    )
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({
      meeting: {
        facts: { edges: [{ node: { __typename: 'Participation', person: { slug: 'bob' }, isDisputed: true } }] },
      },
      issue: { facts: { totalCount: 1 } },
      article: { facts: { totalCount: 1 } },
    })
  })

  test('page by page, in either order, each once', async () => {
    await load()
    for (const order of ['ADDED_AT', 'SOURCE_COUNT']) {
      const ids: string[] = []
      for (let after: string | null = null; ; ) {
        const query = `query ($after: String) { facts(first: 2, after: $after, orderBy: { field: ${order} }) {
          pageInfo { hasNextPage endCursor } edges { node { id } } } }`
        const { data } = (await ask(kb, query, { after })) as { data: { facts: FactPage } }
        ids.push(...data.facts.edges.map(({ node }) => node.id))
        if (!data.facts.pageInfo.hasNextPage) break
        after = data.facts.pageInfo.endCursor
      }
      expect(new Set(ids).size).toBe(6)
      expect(ids).toHaveLength(6)
    }
  })

  test('of which those that are not accepted are none', async () => {
    await load()
    await kb.database.position.updateMany({ data: { reviewStatus: 'PROPOSED' } })
    expect(await facts('{ kind: [POSITION] }')).toEqual([])
  })
})

interface FactPage {
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
  edges: { node: { id: string } }[]
}

test('a page of facts costs a statement for each kind in it, and one for what is derived of each', async () => {
  const seeded = await useTestDatabase('seeded')
  const ids = '{ facts(first: 100) { edges { node { id } } } }'
  expect(await countStatements(seeded, () => ask(seeded, ids))).toBe(6)
  const derived = '{ facts(first: 100) { edges { node { id sourceCount isDisputed } } } }'
  expect(await countStatements(seeded, () => ask(seeded, derived))).toBe(11)
})
