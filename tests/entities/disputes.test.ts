import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadSeeds } from '../../src/annotation/load-seeds.ts'
import { makeSeeds } from '../annotation/seeds-folder.ts'
import { createTestDatabase, type TestDatabase, useTestDatabase } from '../support/database.ts'
import { ask, countStatements } from '../support/execute.ts'

interface Reported {
  status?: string
  date?: string
  places?: string[]
  reviewStatus?: string
  /** When each of the articles that support it was published. */
  on?: string[]
}

const text = 'They met.'
const cite = 'They met.'

const registry = (meetings: string[]) => ({
  persons: { ann: { name: 'Ann' } },
  places: {
    land: { name: 'Land', kind: 'COUNTRY' },
    city: { name: 'City', kind: 'CITY', partOf: 'land' },
    palace: { name: 'Palace', kind: 'BUILDING', partOf: 'city' },
    town: { name: 'Town', kind: 'CITY', partOf: 'land' },
    village: { name: 'Village', kind: 'CITY', partOf: 'land' },
  },
  meetings: Object.fromEntries(meetings.map((slug) => [slug, { name: slug, kind: 'TALKS' }])),
})

/** The articles of one report of a meeting: one for each day. */
const articlesOf = (meeting: string, index: number, { on = ['2024-06-01'], status = 'HELD', ...more }: Reported) =>
  on.flatMap((publishedOn, copy) => {
    const slug = `articles/${meeting}-${index}-${copy}`
    const meetings = { [meeting]: { reports: [{ status, ...more, cite }] } }
    const annotation = { article: { publishedOn }, origin: 'EXTRACTOR', meetings }
    return [
      [`${slug}.txt`, text],
      [`${slug}.yaml`, JSON.stringify(annotation)],
    ]
  })

const load = async ({ database }: TestDatabase, meetings: Record<string, Reported[]>, more = {}) => {
  const articles = Object.entries(meetings).flatMap(([slug, reports]) =>
    reports.flatMap((report, index) => articlesOf(slug, index, report)),
  )
  const folder = await makeSeeds({
    'registry/all.yaml': JSON.stringify(registry(Object.keys(meetings))),
    ...Object.fromEntries(articles),
    ...more,
  })
  await loadSeeds({ database, folder })
}

/** Two reports of one meeting, and whether they contradict each other. */
const cases: [string, Reported, Reported, boolean][] = [
  ['days that are not the same', { date: '2024-05-01' }, { date: '2024-05-02' }, true],
  ['months that are not the same', { date: '2024-05' }, { date: '2024-06-02' }, true],
  ['a day and its month', { date: '2024-05-01' }, { date: '2024-05' }, false],
  ['ranges that share one day', { date: '2024-05-01/2024-05-03' }, { date: '2024-05-03/2024-05-05' }, false],
  ['a day and no date', { date: '2024-05-01' }, {}, false],
  ['a plan and what came of it', { status: 'PLANNED', date: '2024-05-01' }, { date: '2024-05-02' }, false],
  ['two plans', { status: 'PLANNED', date: '2024-05-01' }, { status: 'PLANNED', date: '2024-05-02' }, true],
  [
    'two postponements',
    { status: 'POSTPONED', date: '2024-05-01' },
    { status: 'POSTPONED', date: '2024-05-02' },
    false,
  ],
  ['two towns of one land', { places: ['town'] }, { places: ['city'] }, true],
  ['a land and a city in it', { places: ['land'] }, { places: ['city'] }, false],
  ['a building and the land around its city', { places: ['palace'] }, { places: ['land'] }, false],
  ['a town and two, it among them', { places: ['town'] }, { places: ['city', 'town'] }, false],
  ['two pairs that share a town', { places: ['town', 'city'] }, { places: ['town', 'village'] }, true],
  ['two pairs of which one lies within', { places: ['palace', 'town'] }, { places: ['city', 'town'] }, false],
  ['a town and no place', { places: ['town'] }, {}, false],
  ['a plan in one town, held in another', { status: 'PLANNED', places: ['town'] }, { places: ['city'] }, false],
  ['a report that is not accepted', { date: '2024-05-01', reviewStatus: 'PROPOSED' }, { date: '2024-05-02' }, false],
  ['held, and cancelled by a later article', {}, { status: 'CANCELLED', on: ['2024-06-02'] }, true],
  ['held, and declined by one of the same day', {}, { status: 'DECLINED', on: ['2024-06-01'] }, true],
  ['declined, and held after all', {}, { status: 'DECLINED', on: ['2024-05-31'] }, false],
  ['declined, held, declined again', {}, { status: 'DECLINED', on: ['2024-05-01', '2024-06-03'] }, true],
  [
    'declined between the articles that have it held',
    { on: ['2024-05-30', '2024-06-09'] },
    { status: 'DECLINED', on: ['2024-06-01'] },
    true,
  ],
  ['held, and postponed by a later article', {}, { status: 'POSTPONED', on: ['2024-06-02'] }, false],
]

const slugOf = (index: number) => `case-${index}`

let kb: TestDatabase

beforeAll(async () => {
  kb = await createTestDatabase()
})
afterAll(() => kb.drop())

interface Report {
  status: string
  isDisputed: boolean
  contradictedBy: { status: string }[]
}
const select = 'status isDisputed contradictedBy { status }'

interface Answer {
  slug: string
  reports: Report[]
  facts: { edges: { node: Report }[] }
}

/** Stores every case, as a meeting each, and asks of all at once. */
const askAll = async (): Promise<Map<string, Answer>> => {
  await load(kb, Object.fromEntries(cases.map(([, one, other], index) => [slugOf(index), [one, other]])))
  const { data, errors } = await ask(
    kb,
    `{ meetings(first: 100) { edges { node { slug reports { ${select} }
      facts(filter: { isDisputed: true }) { edges { node { ... on MeetingReport { ${select} } } } } } } } }`,
  )
  expect(errors).toBeUndefined()
  return new Map(data.meetings.edges.map(({ node }: { node: Answer }) => [node.slug, node]))
}

/** Once for all tests, in the first of them. */
let asked: Promise<Map<string, Answer>> | undefined
const answers = () => {
  asked ??= askAll()
  return asked
}

describe('reports of one meeting contradict each other or not:', () => {
  test.each(
    cases.map(([title, one, other, isDispute], index) => [title, one, other, isDispute, slugOf(index)] as const),
  )('%s', async (_title, { status = 'HELD', reviewStatus }, other, isDispute, slug) => {
    const answer = (await answers()).get(slug)
    const statuses = [status, other.status ?? 'HELD']
    const seen = reviewStatus ? statuses.slice(1) : statuses
    const expected = seen.map((each, index) => ({
      status: each,
      isDisputed: isDispute,
      contradictedBy: isDispute ? [{ status: statuses[1 - index] }] : [],
    }))
    expect(answer?.reports).toHaveLength(expected.length)
    expect(answer?.reports).toEqual(expect.arrayContaining(expected))
    expect(answer?.facts.edges.map(({ node }) => node)).toEqual(isDispute ? expect.arrayContaining(expected) : [])
    expect(answer?.facts.edges).toHaveLength(isDispute ? 2 : 0)
  })

  test('facts are listed by dispute, and by none', async () => {
    await answers()
    const disputes = cases.filter(([, , , isDispute]) => isDispute).length
    const accepted = cases.length * 2 - 1
    const { data } = await ask(
      kb,
      '{ yes: facts(filter: { isDisputed: true }) { totalCount } no: facts(filter: { isDisputed: false }) { totalCount } }',
    )
    expect(data).toEqual({ yes: { totalCount: disputes * 2 }, no: { totalCount: accepted - disputes * 2 } })
  })

  test('one report costs the same number of statements as many', async () => {
    await answers()
    const cost = (first: number) =>
      countStatements(kb, () =>
        ask(kb, `{ meetings(first: ${first}, orderBy: { field: NAME }) { edges { node { reports { ${select} } } } } }`),
      )
    // Two of the meetings, one of their reports, one of disputes, two of the contradicting ones.
    expect([await cost(1), await cost(100)]).toEqual([6, 6])
  })
})

test('what is disputed of a meeting is one question, with the words of both sides', async () => {
  const talks = await useTestDatabase()
  const participant = (stance: string) => ({
    person: 'ann',
    role: 'ATTENDEE',
    attendance: 'PRESENT',
    cite: { quote: cite, stance },
  })
  const account = (stance: string) =>
    JSON.stringify({
      article: { publishedOn: '2024-06-02' },
      origin: 'EXTRACTOR',
      meetings: { talks: { participants: [participant(stance)] } },
    })
  const more = {
    'articles/yes.txt': text,
    'articles/yes.yaml': account('SUPPORTS'),
    'articles/no.txt': text,
    'articles/no.yaml': account('DISPUTES'),
  }
  const reports = [
    { date: '2024-05-01', places: ['city'] },
    { date: '2024-05-04', places: ['city'] },
    { date: '2024-05-02', places: ['town'] },
    { status: 'PLANNED', date: '2024-04' },
  ]
  await load(talks, { talks: reports }, more)
  const { data, errors } = await ask(
    talks,
    `{ meeting(slug: "talks") { facts(filter: { isDisputed: true }) { totalCount edges { node {
      __typename citations { edges { node { stance exact } } }
      ... on MeetingReport { date { edtf } contradictedBy { date { edtf } places { slug } citations { totalCount } } } } } } } }`,
  )
  expect(errors).toBeUndefined()
  const { totalCount, edges } = data.meeting.facts
  expect(totalCount).toBe(4)
  const supported = { edges: [{ node: { stance: 'SUPPORTS', exact: cite } }] }
  const other = (edtf: string, slug: string) => ({
    date: { edtf },
    places: [{ slug }],
    citations: { totalCount: 1 },
  })
  expect(edges.map(({ node }: { node: object }) => node)).toEqual(
    expect.arrayContaining([
      {
        __typename: 'Participation',
        citations: {
          edges: expect.arrayContaining([
            { node: { stance: 'DISPUTES', exact: cite } },
            { node: { stance: 'SUPPORTS', exact: cite } },
          ]),
        },
      },
      {
        __typename: 'MeetingReport',
        citations: supported,
        date: { edtf: '2024-05-04' },
        contradictedBy: [other('2024-05-01', 'city'), other('2024-05-02', 'town')],
      },
    ]),
  )
})

test('as of a day, reports are contradicted by those alone that were there by then', async () => {
  const talks = await useTestDatabase()
  await load(talks, { talks: [{ date: '2024-05-01' }, { date: '2024-05-02', on: ['2024-06-05'] }] })
  const askOn = async (day: string) => {
    const question = `meeting(slug: "talks") { reports { isDisputed contradictedBy { date { edtf } } } facts(filter: { isDisputed: true }) { totalCount } }`
    return (await ask(talks, `query @asOf(date: "${day}") { ${question} }`)).data.meeting
  }
  const before = { reports: [{ isDisputed: false, contradictedBy: [] }], facts: { totalCount: 0 } }
  expect(await askOn('2024-06-04')).toEqual(before)
  const contradicted = (edtf: string) => ({ isDisputed: true, contradictedBy: [{ date: { edtf } }] })
  const { reports, facts } = await askOn('2024-06-05')
  expect(reports).toHaveLength(2)
  expect(reports).toEqual(expect.arrayContaining([contradicted('2024-05-01'), contradicted('2024-05-02')]))
  expect(facts.totalCount).toBe(2)
})
