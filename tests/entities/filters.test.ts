import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '../../src/lib/ids.ts'
import { createTestDatabase, type TestDatabase, useTestDatabase } from '../support/database.ts'
import { ask } from '../support/execute.ts'
import { listOf } from './filtered-list.ts'

// Filters of all lists but that of meetings (meeting-filters.test.ts), of nested lists, and what is refused in any
// filter.

let kb: TestDatabase

beforeAll(async () => {
  kb = await createTestDatabase('seeded')
})
afterAll(() => kb.drop())

const list = listOf(() => kb)

test.each([
  ['persons', '{ organization: { slug: "white-house" } }', ['jake-sullivan', 'jon-finer', 'sarah-beran']],
  ['persons', '{ title: "secretary of state" }', ['antony-blinken', 'daniel-kritenbrink', 'kurt-campbell']],
  ['persons', '{ meeting: { slug: "campbell-ma-talks-2024" } }', ['kurt-campbell', 'ma-zhaoxu']],
  [
    'persons',
    '{ article: { slug: "2023-06-03-kritenbrink-visit-china" }, not: { organization: { slug: "us-government" } } }',
    ['li-shangfu', 'xi-jinping'],
  ],
  ['organizations', '{ kind: [NEWS_OUTLET] }', ['agence-france-presse', 'rt', 'voice-of-america']],
  ['organizations', '{ parent: { slug: "white-house" } }', ['national-security-council', 'white-house']],
  [
    'organizations',
    '{ country: { slug: "china" }, kind: [MINISTRY] }',
    ['china-defense-ministry', 'china-foreign-ministry'],
  ],
  ['places', '{ partOf: { slug: "china" } }', ['beijing', 'china', 'shanghai']],
  ['places', '{ kind: [WATERS] }', ['south-china-sea', 'taiwan-strait']],
  ['issues', '{ broader: { slug: "taiwan" } }', ['taiwan', 'taiwan-status', 'taiwan-strait']],
  [
    'issues',
    '{ meeting: { slug: "austin-shangri-la-speech-2023" }, broader: { slug: "us-china-communication" } }',
    ['military-to-military-communication', 'us-china-communication'],
  ],
  ['articles', '{ credits: { slug: "voice-of-america" } }', ['2024-05-31-campbell-ma-talks-washington']],
  ['articles', '{ publishedOn: { to: "2023-12-31", certainty: CERTAIN } }', ['2023-06-03-kritenbrink-visit-china']],
  ['articles', '{ person: { slug: "kurt-campbell" }, language: ["en"] }', ['2024-05-31-campbell-ma-talks-washington']],
  [
    'articles',
    '{ organization: { slug: "us-government" } }',
    ['2023-06-03-kritenbrink-visit-china', '2024-05-31-campbell-ma-talks-washington'],
  ],
  ['articles', '{ place: { slug: "indonesia" } }', ['2023-06-03-kritenbrink-visit-china']],
  [
    'articles',
    '{ issue: { slug: "taiwan" }, meeting: { slug: "finer-ma-talks-2024" } }',
    ['2024-05-31-campbell-ma-talks-washington'],
  ],
])('%s are filtered by %s', async (field, filter, slugs) => {
  expect((await list(field, filter)).toSorted()).toEqual(slugs)
})

test.each([
  ['{ speaker: [{ slug: "vedant-patel" }], kind: [QUOTE] }', 2],
  [
    '{ unnamedSpeaker: true, organization: { slug: "china-government" }, kind: [PARAPHRASE], article: { slug: "2023-06-03-kritenbrink-visit-china" } }',
    1,
  ],
  [
    '{ issue: { slug: "china-support-for-russia-war-effort" }, saidOn: { from: "2024-04-01", to: "2024-04-30", certainty: CERTAIN } }',
    3,
  ],
  ['{ meeting: { slug: "austin-shangri-la-speech-2023" } }', 4],
])('statements are filtered by %s', async (filter, count) => {
  const texts = await list('statements', filter, 'text')
  expect(texts).toHaveLength(count)
})

test('nested lists are filtered and ordered as those at the root', async () => {
  const { data, errors } = await ask(
    kb,
    `{ person(slug: "ma-zhaoxu") {
      held: meetings(filter: { status: [HELD], kind: [TALKS] }, orderBy: { field: NAME, direction: DESC }) { totalCount edges { node { slug } } }
      participations(filter: { role: [GUEST], attendance: [PRESENT] }) { edges { node { meeting { slug } } } }
      mentions(filter: { exact: "zhaoxu" }) { totalCount }
      positions { citations(filter: { stance: [DISPUTES] }) { totalCount } }
    } issue(slug: "us-china-relations") { agendaItems(filter: { outcome: [DISAGREED] }) { edges { node { meeting { slug } } } } }
      organization(slug: "us-state-department") { positions(filter: { title: "spokesperson" }, orderBy: { field: TITLE }) { edges { node { person { slug } } } } } }`,
  )
  expect(errors).toBeUndefined()
  expect(data).toEqual({
    person: {
      held: {
        totalCount: 3,
        edges: ['campbell-ma-talks-2024', 'finer-ma-talks-2024', 'sullivan-ma-exchange-2024'].map((slug) => ({
          node: { slug },
        })),
      },
      participations: {
        edges: [
          { node: { meeting: { slug: 'campbell-ma-talks-2024' } } },
          { node: { meeting: { slug: 'ma-us-visit-2024' } } },
        ],
      },
      mentions: { totalCount: 1 },
      positions: [{ citations: { totalCount: 0 } }],
    },
    issue: { agendaItems: { edges: [{ node: { meeting: { slug: 'finer-ma-talks-2024' } } }] } },
    organization: { positions: { edges: [{ node: { person: { slug: 'vedant-patel' } } }] } },
  })
})

test('a reference by id is one by slug', async () => {
  const { data } = await ask(kb, '{ issue(slug: "taiwan") { id } }')
  expect(await list('issues', `{ broader: { id: "${data.issue.id}" } }`)).toHaveLength(3)
})

test.each([
  [
    'meetings',
    '{ participants: [{ slug: "ma-zhaoxu" }, { id: "UGxhY2U6MQ==" }] }',
    'filter.participants[1].id: "UGxhY2U6MQ==" is not the id of the type Person',
  ],
  ['meetings', '{ not: { issue: { id: "taiwan" } } }', 'filter.not.issue.id: "taiwan" is not the id of the type Issue'],
])('a malformed filter of %s is refused and names its field: %s', async (field, filter, message) => {
  const { errors } = await ask(kb, `{ ${field}(filter: ${filter}) { totalCount } }`)
  expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }])
})

test('a reference names one thing in one way', async () => {
  const { errors } = await ask(kb, '{ issues(filter: { broader: { id: "a", slug: "b" } }) { totalCount } }')
  expect(errors?.[0]?.message).toContain('OneOf Input Object "Ref" must specify exactly one key')
})

test('persons are found by the title that they have in the organization, not in another one', async () => {
  const offices = await useTestDatabase()
  const { database } = offices
  const row = (slug: string) => ({ id: idOf('test', slug), slug, name: slug, sortName: slug })
  await database.organization.createMany({
    data: ['ministry', 'party'].map((slug) => ({ ...row(slug), kind: 'OTHER' })),
  })
  await database.person.createMany({ data: [row('ann'), row('bob')] })
  const position = (person: string, title: string, organization: string) => ({
    id: idOf('test', person, title),
    personId: idOf('test', person),
    organizationId: idOf('test', organization),
    title,
  })
  const data = [
    position('ann', 'Minister', 'ministry'),
    position('bob', 'Clerk', 'ministry'),
    position('bob', 'Minister', 'party'),
  ]
  await database.position.createMany({ data })
  const filter = '{ organization: { slug: "ministry" }, title: "minister" }'
  const { data: found } = await ask(offices, `{ persons(filter: ${filter}) { edges { node { slug } } } }`)
  expect(found.persons.edges).toEqual([{ node: { slug: 'ann' } }])
})

test('days and instants outside the years 1 to 9999 are refused, and what no text can hold is not found', async () => {
  const questions = [
    '{ meetings(filter: { during: { from: "0000-01-01" } }) { totalCount } }',
    '{ facts(filter: { addedSince: "0000-05-05T00:00:00Z" }) { totalCount } }',
    '{ facts(filter: { addedSince: "9999-12-31T23:59:59-23:00" }) { totalCount } }',
  ]
  for (const question of questions) {
    const { errors } = await ask(kb, question)
    expect(errors?.[0]?.message).toContain('is out of bounds: pass a date in the years 0001 to 9999')
  }
  const { data } = await ask(kb, '{ persons(filter: { title: "a\\u0000b" }) { totalCount } }')
  expect(data).toEqual({ persons: { totalCount: 0 } })
})
