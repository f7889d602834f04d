import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { encodeGlobalID } from '@pothos/plugin-relay'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadRows } from '../../src/annotation/load-rows.ts'
import type { Rows } from '../../src/annotation/rows.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { ask } from '../support/execute.ts'
import { generateBase } from '../support/generator/generate.ts'
import { linkRows } from '../support/generator/link-rows.ts'
import { knownRows } from '../support/known-rows.ts'
import { askList, listFields, orderChoices } from '../support/list-fields.ts'
import { randomFilter, readSlugs, type Slugs } from '../support/random-filter.ts'

// A knowledge base as of a day must answer as one that never heard of anything later: each question is asked of the whole one
// with @asOf, and of one that was filled with the known rows alone, and the answers must be the same to the last byte.

/** Here what is disputed is disputed first, and supported later: until then the fact is not known. */
const disputedFirst = (rows: Rows): Rows => {
  const factOf = (citation: Rows['Citation'][number]) => citation.meetingReportId ?? citation.participationId ?? ''
  const disputed = new Set(rows.Citation.filter(({ stance }) => stance === 'DISPUTES').map(factOf))
  const turn = { SUPPORTS: 'DISPUTES', DISPUTES: 'SUPPORTS' } as const
  const turned = rows.Citation.map((row) => (disputed.has(factOf(row)) ? { ...row, stance: turn[row.stance] } : row))
  return { ...rows, Citation: turned }
}

const rows = disputedFirst(linkRows(generateBase({ articles: 120, seed: 7 })))
const published = rows.Article.map(({ publishedOnLatest }) => publishedOnLatest).sort()

const publishedOf = new Map(rows.Article.map(({ id, publishedOnLatest }) => [id, publishedOnLatest]))

/** A day on which an article disputes what none has said yet. */
const dayOfDispute = rows.Citation.filter(({ stance }) => stance === 'DISPUTES')
  .map((citation) => publishedOf.get(citation.articleId) ?? '')
  .sort()[0]

/** Before all articles, days on which some are known, and the day of the last. */
const days = [
  '1999-12-31',
  ...[0.2, 0.5, 0.8].map((share) => published[Math.floor(share * published.length)]),
  dayOfDispute,
  published.at(-1),
].map((day) => day ?? '')

interface Pair {
  readonly past: TestDatabase
  readonly known: TestDatabase
}

let whole: TestDatabase
let pairs: Pair[]
let slugs: Slugs

/** What the day of loading leaves behind is made equal; and which articles are one source does not hang on the day. */
const fill = async (kb: TestDatabase, some: Rows): Promise<void> => {
  await loadRows({ database: kb.database, rows: some, label: 'generated' })
  for (const table of ['Article', 'MeetingReport', 'Participation', 'AgendaItem', 'Position', 'Statement']) {
    await kb.database.$executeRawUnsafe(`UPDATE "${table}" SET "addedAt" = '2024-01-01'`)
  }
}

beforeAll(async () => {
  whole = await createTestDatabase()
  await fill(whole, rows)
  slugs = await readSlugs(whole)
  pairs = await Promise.all(
    days.map(async (day) => {
      const known = await createTestDatabase()
      await fill(known, knownRows(rows, day))
      return { past: { ...whole, day }, known }
    }),
  )
})
afterAll(async () => {
  await Promise.all([whole, ...pairs.map(({ known }) => known)].map((kb) => kb.drop()))
})

const anyPair = fc.nat({ max: days.length - 1 }).map((index) => pairs[index] as Pair)

/** Any list, beneath any row that there is now; in any order, met by any filter. */
const anyList = fc.constantFrom(...listFields).chain((field) => {
  const parents = field.parent === 'Query' ? [] : rows[field.parent as keyof Rows]
  const parent =
    parents.length === 0
      ? fc.constant({})
      : fc
          .nat({ max: parents.length - 1 })
          .map((index) => ({ parentId: encodeGlobalID(field.parent, (parents[index] as { id: string }).id) }))
  return fc.record({
    list: parent.map((id) => ({ ...field, ...id })),
    orderBy: fc.option(fc.constantFrom(...orderChoices(field)), { nil: undefined }),
    filter: fc.option(
      fc.constant(null).chain(() => randomFilter(field.filter, slugs)),
      { nil: undefined },
    ),
    first: fc.integer({ min: 1, max: 30 }),
  })
})

test('any list is that of a knowledge base that never heard of anything later', async () => {
  await fc.assert(
    fc.asyncProperty(anyPair, anyList, async ({ past, known }, { list, ...args }) => {
      const answer = await askList(past, list, args)
      expect(answer.errors).toBeUndefined()
      expect(answer).toEqual(await askList(known, list, args))
    }),
    { numRuns: 120 },
  )
})

const examples = readdirSync('src/client/operations')
  .map((file) => readFileSync(path.join('src/client/operations', file), 'utf8'))
  .filter((text) => !text.includes('@asOf'))

const statistics = `{ statistics {
  articleCount personCount organizationCount placeCount issueCount meetingCount statementCount factCount citationCount mentionCount
  publicationDays { earliest latest } meetingDays { earliest latest } lastAddedAt } }`

const nodes = `query ($ids: [ID!]!) { nodes(ids: $ids) {
  __typename id ... on Meeting { status date { edtf } places { slug } } ... on Citation { exact fact { id } } } }`

const anyIds = fc
  .constantFrom(...(['Meeting', 'Citation', 'Statement', 'Mention', 'Organization'] as const))
  .chain((type) => {
    const ids = (rows[type] as readonly { readonly id: string }[]).map(({ id }) => encodeGlobalID(type, id))
    return fc.array(fc.constantFrom(...ids), { maxLength: 100 })
  })

/** What the variables of the example operations name, by the variable: any row that there is now. */
const tableOf: Record<string, keyof Rows> = {
  one: 'Person',
  other: 'Person',
  person: 'Person',
  from: 'Person',
  to: 'Person',
  organization: 'Organization',
  issue: 'Issue',
  meeting: 'Meeting',
  visit: 'Meeting',
  article: 'Article',
}

const anyVariables = (operation: string): fc.Arbitrary<Record<string, unknown>> => {
  const names = [...operation.matchAll(/\$(\w+): (String|Ref)\b/g)].flatMap(([, name = '', type]) => {
    const table = tableOf[name]
    const named = table && (rows[table] as { slug: string; name?: string }[])
    if (!named) return []
    const slug = fc.constantFrom(...named.map((row) => row.slug))
    return [[name, type === 'Ref' ? slug.map((each) => ({ slug: each })) : slug] as const]
  })
  return fc.record(
    Object.fromEntries<fc.Arbitrary<unknown>>([
      ...names,
      ['name', fc.constantFrom(...rows.Person.map(({ name }) => name))],
      ['ids', anyIds],
    ]),
  )
}

test('so is the answer to any of the example operations, and what has an id', async () => {
  const anyOperation = fc.constantFrom(...examples, statistics, nodes)
  const anyQuestion = anyOperation.chain((query) => anyVariables(query).map((variables) => ({ query, variables })))
  await fc.assert(
    fc.asyncProperty(anyPair, anyQuestion, async ({ past, known }, { query, variables }) => {
      const answer = await ask(past, query, variables)
      expect(answer.errors).toBeUndefined()
      expect(answer).toEqual(await ask(known, query, variables))
    }),
    { numRuns: 50 },
  )
})
