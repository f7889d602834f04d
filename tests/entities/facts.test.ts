import { expect, test } from 'vitest'
import { loadSeeds } from '../../src/annotation/load-seeds.ts'
import { makeSeeds } from '../annotation/seeds-folder.ts'
import { type TestDatabase, useTestDatabase } from '../support/database.ts'
import { ask, countStatements } from '../support/execute.ts'

const registry = `
persons: { ann: { name: Ann }, bob: { name: Bob } }
organizations: { wire: { name: The Wire, kind: NEWS_OUTLET }, agency: { name: The Agency, kind: NEWS_OUTLET } }
meetings: { talks: { name: Talks, kind: TALKS } }
`
const article = (head: string, stance = 'SUPPORTS') => `
article: { ${head} }
origin: EXTRACTOR
meetings:
  talks:
    reports: [{ status: HELD, cite: { quote: talked, stance: ${stance} } }]
    participants: [{ person: ann, role: ATTENDEE, attendance: PRESENT, cite: { quote: Ann, stance: ${stance} } }]
`

/** Loads articles: the head of each annotation, and whether it disputes. The text is one of its own, but for the words given. */
const load = async (kb: TestDatabase, articles: Record<string, string>, texts: Record<string, string> = {}) => {
  const files = Object.entries(articles).flatMap(([slug, annotation]) => [
    [`articles/${slug}.txt`, texts[slug] ?? `Ann and Bob talked, ${slug} says.`] as const,
    [`articles/${slug}.yaml`, annotation] as const,
  ])
  const folder = await makeSeeds({ 'registry/all.yaml': registry, ...Object.fromEntries(files) })
  await loadSeeds({ database: kb.database, folder })
}

const question = `{ meeting(slug: "talks") {
  reports { sourceCount isDisputed firstReportedOn { edtf } lastReportedOn { edtf } citations { totalCount } }
  participations { sourceCount isDisputed }
} }`

test('articles that relay one wire story, or repeat one another, are one source', async () => {
  const kb = await useTestDatabase()
  await load(kb, {
    'relay-one': article('publishedOn: 2024-05-01, credits: [wire]'),
    'relay-two': article('publishedOn: 2024-05-02, credits: [wire]'),
    own: article('publishedOn: 2024-04'),
    'own-again': article('publishedOn: 2024-05-09, syndicationOf: own'),
    'own-thrice': article('publishedOn: 2024-05-10, syndicationOf: own-again'),
  })
  const { data } = await ask(kb, question)
  expect(data.meeting.reports).toEqual([
    {
      sourceCount: 2,
      isDisputed: false,
      firstReportedOn: { edtf: '2024-04' },
      lastReportedOn: { edtf: '2024-05-10' },
      citations: { totalCount: 5 },
    },
  ])
  expect(data.meeting.participations).toEqual([{ sourceCount: 2, isDisputed: false }])
})

const countQuestion = `{
  meeting(slug: "talks") { reports { sourceCount } }
  two: facts(filter: { meeting: { slug: "talks" }, kind: [MEETING_REPORT], minSources: 2, maxSources: 2 }) { totalCount }
  ordered: facts(filter: { meeting: { slug: "talks" } }, orderBy: { field: SOURCE_COUNT, direction: DESC }) {
    edges { node { sourceCount } }
  }
}`

/** How many sources the report of the talks has, which the list of facts must count alike. */
const countSources = async (kb: TestDatabase): Promise<number> => {
  const { data, errors } = await ask(kb, countQuestion)
  expect(errors).toBeUndefined()
  const [{ sourceCount }] = data.meeting.reports
  expect(data.two.totalCount).toBe(sourceCount === 2 ? 1 : 0)
  expect(data.ordered.edges).toEqual([{ node: { sourceCount } }, { node: { sourceCount } }])
  return sourceCount
}

test('articles of the same words are one source, though nobody says so', async () => {
  const kb = await useTestDatabase()
  const articles = {
    one: article('publishedOn: 2024-05-01'),
    other: article('publishedOn: 2024-05-02, credits: [wire]'),
    relay: article('publishedOn: 2024-05-03, credits: [wire]'),
    own: article('publishedOn: 2024-05-04'),
  }
  const same = 'Ann and Bob talked at length.'
  await load(kb, articles, { one: same, other: same })
  expect(await countSources(kb)).toBe(2)
})

test('articles that credit several are one source with whoever credits one of them', async () => {
  const kb = await useTestDatabase()
  const articles = {
    wire: article('publishedOn: 2024-05-01, credits: [wire]'),
    agency: article('publishedOn: 2024-05-02, credits: [agency]'),
  }
  await load(kb, articles)
  expect(await countSources(kb)).toBe(2)
  await load(kb, { ...articles, both: article('publishedOn: 2024-05-03, credits: [wire, agency]') })
  expect(await countSources(kb)).toBe(1)
})

test('a fact that an article disputes is disputed, and that article is no source of it', async () => {
  const kb = await useTestDatabase()
  await load(kb, {
    yes: article('publishedOn: 2024-05-01'),
    no: article('publishedOn: 2024-05-02', 'DISPUTES'),
  })
  const { data } = await ask(kb, question)
  expect(data.meeting.participations).toEqual([{ sourceCount: 1, isDisputed: true }])
  expect(data.meeting.reports).toMatchObject([
    { firstReportedOn: { edtf: '2024-05-01' }, lastReportedOn: { edtf: '2024-05-01' }, citations: { totalCount: 2 } },
  ])
})

test('a meeting has the status, date and places of its latest report', async () => {
  const kb = await useTestDatabase()
  const report = (publishedOn: string, status: string, date: string) => `
article: { publishedOn: ${publishedOn} }
origin: EXTRACTOR
meetings: { talks: { reports: [{ status: ${status}, date: ${date}, cite: talked }] } }
`
  await load(kb, {
    plan: report('2024-05-01', 'PLANNED', '2024-06'),
    delay: report('2024-05-20', 'POSTPONED', '2024-07'),
    account: report('2024-07-10', 'HELD', '2024-07-09'),
  })
  const { data } = await ask(kb, `{ meeting(slug: "talks") { status date { edtf } reports { status date { edtf } } } }`)
  expect(data.meeting).toEqual({
    status: 'HELD',
    date: { edtf: '2024-07-09' },
    reports: [
      { status: 'PLANNED', date: { edtf: '2024-06' } },
      { status: 'POSTPONED', date: { edtf: '2024-07' } },
      { status: 'HELD', date: { edtf: '2024-07-09' } },
    ],
  })
})

test('what is derived of facts costs one statement for each kind of fact', async () => {
  const kb = await useTestDatabase('seeded')
  const plain = '{ meetings { edges { node { reports { id } } } } }'
  const derived = '{ meetings { edges { node { reports { sourceCount isDisputed firstReportedOn { edtf } } } } } }'
  const cost = async (query: string) => countStatements(kb, () => ask(kb, query))
  expect((await cost(derived)) - (await cost(plain))).toBe(1)
})

test('an agent is a person or an organization, and a citation knows its fact and its article', async () => {
  const kb = await useTestDatabase('seeded')
  const { data, errors } = await ask(
    kb,
    `{ meeting(slug: "finer-ma-talks-2024") { agenda {
      raisedBy { __typename ... on Entity { slug } }
      citations(first: 1) { edges { node { fact { __typename ... on AgendaItem { issue { slug } } } attributedTo { ... on Entity { name } } } } }
    } } }`,
  )
  expect(errors).toBeUndefined()
  const raised = data.meeting.agenda.map((item: { raisedBy: unknown }) => item.raisedBy).filter(Boolean)
  expect(raised).toContainEqual({ __typename: 'Person', slug: 'jon-finer' })
  expect(data.meeting.agenda[0].citations.edges[0].node.fact.__typename).toBe('AgendaItem')
})
