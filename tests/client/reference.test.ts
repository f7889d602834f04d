import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRows } from '../../src/annotation/load-rows.ts'
import { type Base, createBase } from '../reference/base.ts'
import { executeReference } from '../reference/execute.ts'
import { nextPages, withoutCursors } from '../reference/pages.ts'
import { acceptedRows, roughen } from '../reference/rough-rows.ts'
import { anyMisspelling, type Found, namesOf, referenceItem, sameSpellings, searchedText } from '../reference/search.ts'
import { createVariables } from '../reference/variables.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { ask } from '../support/execute.ts'
import { generateBase } from '../support/generator/generate.ts'
import { linkRows } from '../support/generator/link-rows.ts'
import { knownRows } from '../support/known-rows.ts'
import { operations } from './operations.ts'

// The example operations are asked of the application over a database, and of a reference that walks through plain arrays of the
// same rows (tests/reference/): slow, and plain enough to be right. The answers must be the same to the last word.
//
// Fewer questions are asked of one larger base, in some six minutes and 2.5 GB of memory, by
//   READOUT_REFERENCE_ARTICLES=20000 npx vitest run --config tests/vitest.config.ts tests/client/reference.test.ts

const articles = Number(process.env.READOUT_REFERENCE_ARTICLES ?? 150)
const isLarge = articles > 1000
const seeds = [1]
const numRuns = isLarge ? 8 : 15
const mostPages = 3
const timeout = 3_600_000

/** The questions proper: what follows them shows more of the schema. Search has tests of its own. */
const questions = operations.filter(({ name, text }) => Number.parseInt(name, 10) <= 12 && !text.includes('search('))
const search = operations.find(({ text }) => text.includes('search('))?.text ?? ''

/** What the day of loading leaves behind is made what the reference takes it for: see addedAtOf. */
const setAddedAt = async ({ database }: TestDatabase): Promise<void> => {
  for (const table of ['Article', 'MeetingReport', 'Participation', 'AgendaItem', 'Position', 'Statement']) {
    await database.$executeRawUnsafe(
      `UPDATE "${table}" SET "addedAt" = timestamptz '2024-01-01T00:00:00Z' + interval '24 hours' * ('x' || left("id"::text, 1))::bit(4)::int`,
    )
  }
  await database.$executeRawUnsafe('VACUUM ANALYZE') // those updates left every row twice
}

describe.each(seeds)(`on ${articles} generated articles (seed %i)`, (seed) => {
  const rows = roughen(linkRows(generateBase({ articles, seed })))
  const readable = acceptedRows(rows)
  const published = rows.Article.map(({ publishedOnLatest }) => publishedOnLatest).sort()
  const days = [0.3, 0.7, 1].map((share) => published[Math.floor(share * (published.length - 1))] ?? '')
  const bases = new Map<string | undefined, Base>([[undefined, createBase(readable)]])
  const whole = bases.get(undefined) as Base
  const anyVariables = createVariables(whole, days)
  let kb: TestDatabase

  /** What was known on a day. */
  const baseOf = (day: string | undefined): Base => {
    const base = bases.get(day) ?? createBase(knownRows(readable, day ?? ''), readable)
    bases.set(day, base)
    return base
  }

  /** Asks both, and for the next pages as well. */
  const compare = async (text: string, day: string | undefined, variables: Record<string, unknown>) => {
    const known = baseOf(text.includes('@asOf') ? (variables.day as string) : day)
    const asked = text.includes('@asOf') || day === undefined ? kb : { ...kb, day }
    let [ours, theirs]: [Record<string, string> | undefined, Record<string, string> | undefined] = [{}, {}]
    for (let page = 0; page < mostPages && ours; page += 1) {
      const answer = await ask(asked, text, { ...variables, ...ours })
      const names = answer.data?.chain?.hops.map((hop: { to: { name: string } }) => hop.to.name)
      const reference = executeReference(known, text, { ...variables, ...theirs }, names)
      expect(answer.errors).toBeUndefined()
      expect(reference.errors).toBeUndefined()
      expect(withoutCursors(answer.data)).toEqual(withoutCursors(reference.data))
      ours = nextPages(text, answer.data)
      theirs = nextPages(text, reference.data)
    }
  }

  beforeAll(async () => {
    kb = await createTestDatabase()
    await loadRows({ database: kb.database, rows, label: 'generated' })
    await setAddedAt(kb)
  }, timeout)
  afterAll(() => kb.drop())

  const anyDay = fc.option(fc.constantFrom(...days), { nil: undefined })

  test.each(questions)('$name is answered as plain arrays are', { timeout }, async ({ text }) => {
    await fc.assert(
      fc.asyncProperty(anyDay, anyVariables(text), (day, variables) => compare(text, day, variables)),
      { numRuns },
    )
  })

  /** Somebody who is known on some day, with one of the names. */
  const anyName = anyDay.chain((day) => {
    const person = fc.constantFrom(...baseOf(day).rows.Person)
    return person.chain((row) =>
      fc.record({ day: fc.constant(day), row: fc.constant(row), name: fc.constantFrom(...namesOf(row)) }),
    )
  })

  /** What is found; all that is told of it must be as in plain arrays. */
  const find = async (day: string | undefined, variables: object): Promise<Found[]> => {
    const { data, errors } = await ask(day === undefined ? kb : { ...kb, day }, search, variables)
    expect(errors).toBeUndefined()
    const found: Found[] = data.search.edges.map(({ node }: { node: Found }) => node)
    for (const result of found) {
      expect(withoutCursors(result.item)).toEqual(withoutCursors(referenceItem(baseOf(day), search, result.item)))
      const text = [...searchedText(baseOf(day), result)]
      for (const { start, end, exact } of result.highlights) expect(text.slice(start, end).join('')).toBe(exact)
    }
    return found
  }

  test('search finds a person by each name, whatever its case, diacritics, spaces and punctuation', {
    timeout,
  }, async () => {
    const anySpelling = anyName.chain(({ name, ...rest }) =>
      fc
        .record({ query: fc.constantFrom(...sameSpellings(name)), name: fc.constant(name) })
        .map((asked) => ({ ...asked, ...rest })),
    )
    await fc.assert(
      fc.asyncProperty(anySpelling, async ({ day, query, name, row }) => {
        const found = await find(day, { name: query, first: 20 })
        expect(found).toContainEqual(
          expect.objectContaining({ score: 1, matchedName: name, item: expect.objectContaining({ slug: row.slug }) }),
        )
      }),
      { numRuns },
    )
  })

  test('search finds a person first by a long name that lacks a letter', { timeout }, async () => {
    const anyAsked = anyName
      .filter(({ name }) => name.length >= 12)
      .chain(({ name, ...rest }) => anyMisspelling(name).map((query) => ({ query, ...rest })))
    await fc.assert(
      fc.asyncProperty(anyAsked, async ({ day, query, row }) => {
        const found = await find(day, { name: query, types: ['PERSON'], first: 20 })
        const best = found.filter(({ score }) => score === found[0]?.score)
        expect(best.map(({ item }) => item.slug)).toContain(row.slug)
      }),
      { numRuns },
    )
  })
})
