import { createHash } from 'node:crypto'
import { readFile, truncate, writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { backUp } from '../../../src/platform/dump/backup.ts'
import { countAllRows } from '../../../src/platform/dump/empty.ts'
import { restore } from '../../../src/platform/dump/restore.ts'
import { UserError } from '../../../src/platform/errors.ts'
import { useTestDatabase } from '../../support/database.ts'
import { query } from '../../support/processes.ts'
import { newFile, readBackup, rewriteBackup } from './files.ts'

/** Everything that the database derives by itself. */
const selectDerived = `
  SELECT json_build_object(
    'meetings', (SELECT json_agg(json_build_array(slug, "currentReportId", "dateEarliest", "dateLatest") ORDER BY slug) FROM "Meeting"),
    'sources', (SELECT json_agg(json_build_array(slug, sources) ORDER BY slug) FROM "Article"),
    'names', (SELECT json_agg(json_build_array(name, folded, coalesce("personId", "organizationId", "placeId", "issueId", "meetingId"))
      ORDER BY name COLLATE "C", coalesce("personId", "organizationId", "placeId", "issueId", "meetingId")) FROM "EntityName")) AS derived`

const isEmpty = async (url: string): Promise<boolean> =>
  Object.values(await countAllRows(url)).every((count) => count === 0)

/** A backup of the seeds. */
const backUpSeeds = async () => {
  const { url } = await useTestDatabase('seeded')
  const file = newFile()
  return { url, file, counts: await backUp(url, file) }
}

describe('a backup that is restored', () => {
  test('gives the same rows, and what is derived from them', async () => {
    const { url, file, counts } = await backUpSeeds()
    const target = await useTestDatabase('empty')
    expect(await restore(target.url, file)).toEqual(counts)
    expect(counts.Citation).toBeGreaterThan(100)

    const again = newFile()
    await backUp(target.url, again)
    const [first, second] = [await readBackup(file), await readBackup(again)]
    expect(second.rows).toEqual(first.rows)
    expect(second.trailer.rows).toEqual(first.trailer.rows)
    const [derived] = await query(url, selectDerived)
    expect(await query(target.url, selectDerived)).toEqual([derived])
    expect(derived.derived.names.length).toBeGreaterThan(50)
  })

  test('keeps texts with every kind of character, and ones longer than a batch', async () => {
    const { url } = await useTestDatabase('empty')
    const text = `“😀” \u2028\u2029 \\ \\n "quoted"\n\ttab \u0001 \u{10ffff}\n${'word '.repeat(500_000)}`
    const sha256 = createHash('sha256').update(text).digest('hex')
    const source = await useTestDatabase('empty')
    await source.database.$executeRaw`
      INSERT INTO "Article" (id, slug, text, sha256, language, "publishedOn", "publishedOnEarliest", "publishedOnLatest")
      SELECT gen_random_uuid(), 'article-' || i, ${text}, ${sha256}, 'en', '2024', '2024-01-01', '2024-12-31' FROM generate_series(1, 3) i`
    const file = newFile()
    await backUp(source.url, file)
    await restore(url, file)
    expect(await query(url, 'SELECT DISTINCT text, count(*)::int FROM "Article" GROUP BY text')).toEqual([
      { text, count: 3 },
    ])
  })

  test('may have rows above which others of their table stand, in any order', async () => {
    const { url } = await useTestDatabase('empty')
    const target = await useTestDatabase('empty')
    const insert = (id: string, above: string) =>
      `INSERT INTO "Place" (id, slug, name, "sortName", aliases, kind, "partOfId") VALUES ('${id}', '${id}', 'x', 'x', '{}', 'CITY', ${above})`
    const [first, second] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']
    await query(url, `${insert(second, 'NULL')}; ${insert(first, `'${second}'`)}`)
    const file = newFile()
    await backUp(url, file)
    expect(await restore(target.url, file)).toMatchObject({ Place: 2 })
  })

  test('of an older release, gives the columns that it lacks their defaults', async () => {
    const { file } = await backUpSeeds()
    const { url } = await useTestDatabase('empty')
    await rewriteBackup(file, ({ header, rows }) => {
      header.migrations.pop()
      header.tables.Place = header.tables.Place.filter((column: string) => column !== 'origin')
      const places = rows.map((line) => line.replace(/^(\{"table":"Place",.*)"origin":"ANNOTATION",/, '$1'))
      rows.splice(0, rows.length, ...places)
    })
    await restore(url, file)
    expect(await query(url, 'SELECT DISTINCT origin FROM "Place"')).toEqual([{ origin: 'ANNOTATION' }])
  })
})

describe('refused, with nothing changed:', () => {
  const notEmpty = new UserError(
    'The database is not empty, and a backup is restored only into an empty one: run "npm run database:empty -- --yes" first.',
  )

  test('a database that holds rows', async () => {
    const { url, file, counts } = await backUpSeeds()
    await expect(restore(url, file)).rejects.toThrow(notEmpty)
    expect(await countAllRows(url)).toEqual(counts)
  })

  test('of two restores at once into one database, one', async () => {
    const { file, counts } = await backUpSeeds()
    const { url } = await useTestDatabase('empty')
    const outcomes = await Promise.allSettled([restore(url, file), restore(url, file)])
    expect(outcomes).toContainEqual({ status: 'fulfilled', value: counts })
    expect(outcomes).toContainEqual({ status: 'rejected', reason: notEmpty })
    expect(await countAllRows(url)).toEqual(counts)
  })

  test.for([
    ['the trailer', (length: number) => length - 1000],
    ['half of the file', (length: number) => Math.floor(length / 2)],
  ] as const)('a file that lacks %s', async ([, keep]) => {
    const { file } = await backUpSeeds()
    const { url } = await useTestDatabase('empty')
    await truncate(file, keep((await readFile(file)).length))
    await expect(restore(url, file)).rejects.toThrow(
      new UserError(`The backup ${file} is incomplete: its end is missing. Take another one.`),
    )
    expect(await isEmpty(url)).toBe(true)
  })

  test('a file in which a character was changed', async () => {
    const { file } = await backUpSeeds()
    const { url } = await useTestDatabase('empty')
    await writeFile(file, (await readFile(file, 'utf8')).replace('"Beijing"', '"Beijinh"'))
    await expect(restore(url, file)).rejects.toThrow(
      new UserError(
        `The backup ${file} is damaged, or was edited: its SHA-256 is not the one that it ends with. Take another one.`,
      ),
    )
    expect(await isEmpty(url)).toBe(true)
  })

  test.for(['', 'slug: beijing\n', '{"format":"other"}\n', '\u0000\u0001'])(
    'a file that is no backup: %j',
    async (content) => {
      const { url } = await useTestDatabase('empty')
      const file = newFile()
      await writeFile(file, content)
      await expect(restore(url, file)).rejects.toThrow(
        new UserError(`The file ${file} is not a backup: name one that "npm run database:backup" wrote.`),
      )
    },
  )

  test('a file that is missing', async () => {
    const { url } = await useTestDatabase('empty')
    const file = newFile()
    await expect(restore(url, file)).rejects.toThrow(
      new UserError(
        `The backup ${file} cannot be read (ENOENT: no such file or directory, open '${file}'): name a file that this user can read.`,
      ),
    )
  })

  test.for([
    {
      what: 'a later version of the format',
      change: { version: 2 },
      message:
        'is of version 2 of the format, and this release reads version 1: restore it with the release that made it.',
    },
    {
      what: 'a newer release',
      change: { migrations: ['20261122000000_tables', '2999_newer'] },
      message:
        'has the migration 2999_newer, which this release does not know: a newer release made it. Restore it with that release.',
    },
    {
      what: 'a release with a column that was dropped since',
      change: { tables: { Place: ['id', 'area'] } },
      message:
        'has Place.area, which this release no longer has. Restore it with the release that made it, then start this one on that database.',
    },
  ])('a backup of $what', async ({ change, message }) => {
    const { file } = await backUpSeeds()
    const { url } = await useTestDatabase('empty')
    await rewriteBackup(file, ({ header }) => Object.assign(header, change))
    await expect(restore(url, file)).rejects.toThrow(new UserError(`The backup ${file} ${message}`))
    expect(await isEmpty(url)).toBe(true)
  })

  test('a row that breaks a rule of the database', async () => {
    const { file } = await backUpSeeds()
    const { url } = await useTestDatabase('empty')
    await rewriteBackup(file, ({ rows }) => {
      const index = rows.findIndex((line) => line.startsWith('{"table":"Citation"'))
      rows[index] = (rows[index] ?? '').replace(/"exact":"/, '"exact":"not ')
    })
    await expect(restore(url, file)).rejects.toThrow(UserError)
    await expect(restore(url, file)).rejects.toThrow(
      `The backup ${file} cannot be restored, and nothing was changed: Citation: article `,
    )
    expect(await isEmpty(url)).toBe(true)
  })

  test('a file that holds other rows than its trailer says', async () => {
    const { file } = await backUpSeeds()
    const { url } = await useTestDatabase('empty')
    await rewriteBackup(file, ({ rows }) =>
      rows.splice(
        rows.findIndex((line) => line.startsWith('{"table":"Mention"')),
        1,
      ),
    )
    await expect(restore(url, file)).rejects.toThrow(
      new UserError(
        `The backup ${file} does not hold the rows that its end says, and nothing was changed: take another one.`,
      ),
    )
    expect(await isEmpty(url)).toBe(true)
  })
})
