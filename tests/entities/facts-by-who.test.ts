import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadSeeds } from '../../src/annotation/load-seeds.ts'
import { makeSeeds } from '../annotation/seeds-folder.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { ask, countStatements } from '../support/execute.ts'

const organization = (slug: string, parent?: string) => [slug, { name: slug, kind: 'OTHER', ...(parent && { parent }) }]

const registry = {
  persons: { cleo: { name: 'Cleo' }, dan: { name: 'Dan' } },
  organizations: Object.fromEntries([
    ...['state', 'union', 'guild', 'press', 'club', 'crowd'].map((slug) => organization(slug)),
    ...['office', 'court'].map((slug) => organization(slug, 'state')),
  ]),
  issues: { moon: { name: 'The Moon' } },
  meetings: { talks: { name: 'Talks', kind: 'TALKS' } },
}
const cite = 'They met.'

/** Facts that use one person in every way, and an organization in each. */
const annotation = {
  article: { publishedOn: '2024-05-01', publisher: 'crowd' },
  origin: 'EXTRACTOR',
  meetings: {
    talks: {
      reports: [{ status: 'DECLINED', declinedBy: 'court', cite: { quote: cite, attributedTo: { person: 'dan' } } }],
      participants: [
        { person: 'cleo', representing: 'guild', role: 'HOST', attendance: 'EXPECTED', cite },
        { organization: 'union', representing: 'union', role: 'GUEST', attendance: 'EXPECTED', cite },
      ],
      agenda: [
        { issue: 'moon', outcome: 'RAISED', raisedBy: { person: 'cleo' }, cite },
        { issue: 'moon', outcome: 'RAISED', raisedBy: { organization: 'club' }, cite },
      ],
    },
  },
  positions: [{ person: 'cleo', title: 'Envoy', organization: 'office', cite }],
  statements: [
    {
      ...{ quote: cite, kind: 'PARAPHRASE', speaker: 'cleo' },
      ...{ organization: 'press', addressees: ['crowd'], sharedBy: ['crowd'] },
    },
  ],
}

let kb: TestDatabase

beforeAll(async () => {
  kb = await createTestDatabase()
})
afterAll(() => kb.drop())

const load = async () => {
  const folder = await makeSeeds({
    'registry/all.yaml': JSON.stringify(registry),
    'articles/account.txt': cite,
    'articles/account.yaml': JSON.stringify(annotation),
  })
  await loadSeeds({ database: kb.database, folder })
}

interface Facts {
  totalCount: number
  edges: { node: { __typename: string } }[]
}

const kindsOf = ({ totalCount, edges }: Facts) => {
  expect(totalCount).toBe(edges.length)
  return edges.map(({ node }) => node.__typename).toSorted()
}

const select = '{ totalCount edges { node { __typename } } }'

test.each([
  ['a person', 'person', 'cleo', ['AgendaItem', 'Participation', 'Position', 'Statement']],
  ['not a person on whose word an article has it', 'person', 'dan', []],
  ['an organization that takes part', 'organization', 'union', ['Participation']],
  ['an organization that is represented', 'organization', 'guild', ['Participation']],
  ['an organization in which an office is held', 'organization', 'office', ['Position']],
  ['an organization that is spoken for', 'organization', 'press', ['Statement']],
  ['an organization that raises an issue', 'organization', 'club', ['AgendaItem']],
  ['an organization that declines', 'organization', 'court', ['MeetingReport']],
  ['not an organization to which something is said', 'organization', 'crowd', []],
] as const)('facts of %s are filtered, and listed beneath it', async (_title, field, slug, kinds) => {
  await load()
  const { data } = await ask(
    kb,
    `{ filtered: facts(filter: { ${field}: { slug: "${slug}" } }) ${select} ${field}(slug: "${slug}") { facts ${select} } }`,
  )
  expect(kindsOf(data.filtered)).toEqual(kinds)
  expect(kindsOf(data[field].facts)).toEqual(kinds)
})

test('facts of an organization are filtered with those of the bodies beneath it, and listed without them', async () => {
  await load()
  const { data } = await ask(
    kb,
    `{ facts(filter: { organization: { slug: "state" } }) ${select} organization(slug: "state") { facts ${select} } }`,
  )
  expect(kindsOf(data.facts)).toEqual(['MeetingReport', 'Position'])
  expect(kindsOf(data.organization.facts)).toEqual([])
})

test('facts beneath one organization cost the same number of statements as beneath all', async () => {
  await load()
  const cost = (args: string) =>
    countStatements(kb, () =>
      ask(kb, `{ organizations${args} { edges { node { facts { edges { node { id } } } } } } }`),
    )
  // Two of the organizations, one of the facts' ids and one of the rows of each kind: five beneath all.
  expect(await cost('(first: 1)')).toBe(4)
  expect(await cost('')).toBe(8)
})
