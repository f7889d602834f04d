import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkSeeds } from '../src/annotation/check-seeds.ts'
import { formatSummary, type LoadSummary } from '../src/annotation/load/summary.ts'
import { loadRows } from '../src/annotation/load-rows.ts'
import type { Rows } from '../src/annotation/rows.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { generateBase } from './support/generator/generate.ts'
import { linkRows } from './support/generator/link-rows.ts'
import { writeBase } from './support/generator/write-base.ts'
import { createFolder } from './support/leftovers.ts'

const readAll = async (folder: string) => {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  const contents = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  return Object.fromEntries(files.map((file, index) => [path.relative(folder, file), contents[index]]))
}

const groupBy = <Item>(items: readonly Item[], keyOf: (item: Item) => unknown): Map<unknown, Item[]> => {
  const groups = new Map<unknown, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}

/** What each article's sources are, by its id: classes are merged until none is left to merge. */
const findSources = ({ Article, ArticleCredit }: Rows): Map<string, string[]> => {
  const classes = new Map(Article.map(({ id }) => [id, new Set([id])]))
  for (const one of Article) {
    for (const other of Article) {
      if (one.sha256 !== other.sha256 && one.syndicationOfId !== other.id) continue
      const merged = new Set([...(classes.get(one.id) ?? []), ...(classes.get(other.id) ?? [])])
      for (const id of merged) classes.set(id, merged)
    }
  }
  const creditsOf = (ids: Set<string>) => ArticleCredit.filter(({ articleId }) => ids.has(articleId))
  const sources = (ids: Set<string>) => {
    const credited = new Set(creditsOf(ids).map(({ organizationId }) => organizationId))
    return credited.size > 0 ? [...credited].sort() : [...ids].sort().slice(0, 1)
  }
  return new Map([...classes].map(([id, ids]) => [id, sources(ids)]))
}

test('the same seed gives the same files, byte for byte, and another seed others', async () => {
  const folders = [createFolder(), createFolder(), createFolder()]
  const [one, same, other] = await Promise.all(
    folders.map(async (folder, index) => {
      await writeBase(generateBase({ articles: 40, seed: index === 2 ? 8 : 7 }), folder)
      return readAll(folder)
    }),
  )
  expect(Object.keys(one ?? {})).toHaveLength(2 * 40 + 1)
  expect(same).toEqual(one)
  expect(other).not.toEqual(one)
})

test('its files have nothing wrong, and give the rows that are made without files', async () => {
  const folder = createFolder()
  const base = generateBase({ articles: 200, seed: 3 })
  await writeBase(base, folder)
  const { rows } = await checkSeeds(folder)
  const linked = linkRows(base)
  for (const [table, inMemory] of Object.entries(linked)) {
    const ids = (list: readonly object[]) => list.map((row) => JSON.stringify(row)).sort()
    expect(ids(rows[table as keyof typeof rows]), table).toEqual(ids(inMemory))
  }
})

test.each([1, 10, 37])('as many articles are made as are asked for: %i', (articles) => {
  expect([...generateBase({ articles }).articles()]).toHaveLength(articles)
})

describe('1,000 articles', () => {
  const rows = linkRows(generateBase({ articles: 1000, seed: 11 }))
  const reportsOf = groupBy(rows.MeetingReport, ({ meetingId }) => meetingId)

  test('tell of a few persons again and again, and of most seldom', () => {
    const counts = [...groupBy(rows.Participation, ({ personId }) => personId).values()].map(({ length }) => length)
    const sorted = counts.sort((one, other) => other - one)
    const total = sorted.reduce((sum, count) => sum + count, 0)
    const share = sorted.slice(0, 10).reduce((sum, count) => sum + count, 0) / total
    expect(share).toBeGreaterThan(0.25)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(10)
  })

  test.each([
    ['a day', /^\d{4}-\d{2}-\d{2}$/],
    ['a month', /^\d{4}-\d{2}$/],
    ['a year', /^\d{4}$/],
    ['a decade', /^\d{3}X$/],
    ['a century', /^\d{2}XX$/],
    ['an interval', /\//],
    ['about when', /~$/],
    ['perhaps when', /\?$/],
  ])('date meetings by %s', (_, form) => {
    expect(rows.MeetingReport.some(({ date }) => form.test(date ?? ''))).toBe(true)
  })

  test('dispute reports and participations that others support', () => {
    const disputed = rows.Citation.filter(({ stance }) => stance === 'DISPUTES')
    const supported = new Set(
      rows.Citation.filter(({ stance }) => stance === 'SUPPORTS').map(
        (row) => row.meetingReportId ?? row.participationId,
      ),
    )
    const both = (id: string | null) => id !== null && supported.has(id)
    expect(disputed.filter(({ meetingReportId }) => both(meetingReportId)).length).toBeGreaterThan(10)
    expect(disputed.filter(({ participationId }) => both(participationId)).length).toBeGreaterThan(10)
  })

  test('report some meetings differently, some as planned or declined and never held', () => {
    const statuses = [...reportsOf.values()].map((reports) => reports.map(({ status }) => status))
    expect(statuses.filter((list) => list.filter((status) => status === 'HELD').length > 1).length).toBeGreaterThan(10)
    for (const ghost of ['PLANNED', 'DECLINED', 'CANCELLED']) {
      expect(statuses.some((list) => list.some((status) => status === ghost) && !list.includes('HELD'))).toBe(true)
    }
    expect(statuses.some((list) => list.includes('POSTPONED') && list.includes('HELD'))).toBe(true)
  })

  test('copy one another, openly or by their text alone, and share news agencies', () => {
    expect(rows.Article.filter(({ syndicationOfId }) => syndicationOfId !== null).length).toBeGreaterThan(10)
    const sameText = [...groupBy(rows.Article, ({ sha256 }) => sha256).values()].filter((same) => same.length > 1)
    expect(sameText.some((same) => same.every(({ syndicationOfId }) => syndicationOfId === null))).toBe(true)
    expect(rows.ArticleCredit.length).toBeGreaterThan(100)
    const credited = new Set(rows.ArticleCredit.map(({ articleId }) => articleId))
    expect(
      sameText.some((same) => same.some(({ id }) => credited.has(id)) && !same.every(({ id }) => credited.has(id))),
    ).toBe(true)
  })

  test('have unnamed speakers, misspelt names, groups, and what only a machine has found', () => {
    expect(rows.Statement.some(({ speakerId, speakerAsWritten }) => !speakerId && speakerAsWritten)).toBe(true)
    const aliases = new Set(rows.Person.flatMap((person) => person.aliases))
    expect(rows.Mention.some(({ exact }) => aliases.has(exact))).toBe(true)
    expect(rows.Participation.some(({ asWritten }) => asWritten !== null)).toBe(true)
    expect(rows.Statement.some(({ reviewStatus }) => reviewStatus === 'PROPOSED')).toBe(true)
  })

  test('stand on hierarchies of organizations, places, issues and meetings', () => {
    const depthOf = (list: readonly { id: string }[], above: string) => {
      const byId = new Map(list.map((row) => [row.id, row as unknown as Record<string, string | null>]))
      const climb = (id: string | null | undefined): number => (id ? 1 + climb(byId.get(id)?.[above]) : 0)
      return Math.max(...list.map(({ id }) => climb(id)))
    }
    expect(depthOf(rows.Organization, 'parentId')).toBe(3)
    expect(depthOf(rows.Place, 'partOfId')).toBe(5)
    expect(depthOf(rows.Issue, 'broaderId')).toBe(3)
    expect(depthOf(rows.Meeting, 'partOfId')).toBe(2)
  })
})

describe('in the database', () => {
  const rows = linkRows(generateBase({ articles: 300, seed: 5 }))
  let kb: TestDatabase
  let first: LoadSummary
  beforeAll(async () => {
    kb = await createTestDatabase()
    first = await loadRows({ database: kb.database, rows, label: 'seeds' })
  })
  afterAll(() => kb.drop())

  test('300 articles are loaded, every quote verbatim, and loading them again changes nothing', async () => {
    expect(first.added).toMatchObject({ Article: 300, Citation: rows.Citation.length, Mention: rows.Mention.length })
    const [wrong] = await kb.database.$queryRaw<{ quotes: bigint }[]>`
      SELECT count(*) AS quotes FROM (
        SELECT "articleId", "start", "end", "exact" FROM "Citation" UNION ALL
        SELECT "articleId", "start", "end", "exact" FROM "Mention" UNION ALL
        SELECT "articleId", "start", "end", "text" FROM "Statement"
      ) quote JOIN "Article" article ON article."id" = quote."articleId"
      WHERE substr(article."text", quote."start" + 1, quote."end" - quote."start") <> quote."exact"`
    expect(wrong?.quotes).toBe(0n)
    expect(formatSummary(await loadRows({ database: kb.database, rows, label: 'seeds' }))).toBe('nothing changed')
  })

  test('so large a load leaves nothing to autovacuum: plans are made for the rows that are there', async () => {
    const unknown = await kb.database.$queryRaw`
      SELECT relname::text FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
      WHERE nspname = 'public' AND relkind = 'r' AND relname <> '_prisma_migrations' AND reltuples < 0`
    expect(unknown).toEqual([])
  })

  test('every article has the sources that it and its copies credit', async () => {
    const stored = await kb.database.article.findMany({ select: { id: true, sources: true } })
    const wanted = findSources(rows)
    expect(new Map(stored.map(({ id, sources }) => [id, sources]))).toEqual(wanted)
    expect(new Set([...wanted.values()].map(String)).size).toBeLessThan(wanted.size - 20)
  })
})
