import { expect, test } from 'vitest'
import { createAsOf } from '../../src/platform/as-of.ts'
import type { DatabaseReader } from '../../src/platform/database.ts'
import { useTestDatabase } from '../support/database.ts'

interface Column {
  relation: string
  column: string
  type: string
}

/** Every column of every table and view of a schema, but Prisma's own. */
const columnsOf = (database: DatabaseReader, schema: string) => database.$queryRaw<Column[]>`
  SELECT relname::text AS relation, attname::text AS column, format_type(atttypid, NULL) AS type
  FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
  WHERE relnamespace = ${schema}::regnamespace AND relkind IN ('r', 'v') AND attnum > 0 AND NOT attisdropped AND relname <> '_prisma_migrations'
  ORDER BY relname, attname`

test('every table and view has its like as of a day, with the same columns', async () => {
  const { database } = await useTestDatabase()
  const columns = await columnsOf(database, 'public')
  expect(columns.length).toBeGreaterThan(200)
  expect(await columnsOf(database, 'as_of')).toEqual(columns)
})

/** What is found in another way there: facts by their citations, lists of meetings without what is listed beforehand. */
const others = ['Fact', 'ArticleMeeting', 'PersonMeeting', 'OrganizationMeeting', 'IssueMeeting', 'PlaceMeeting']

test('every view but a few says there what it says of the tables', async () => {
  const { database } = await useTestDatabase()
  const read = async (searchPath: string, schema: string) => {
    const [, rows] = await database.$transaction([
      database.$executeRaw`SELECT set_config('search_path', ${searchPath}, true)`,
      database.$queryRaw<object[]>`
        SELECT relname::text AS view, regexp_replace(pg_get_viewdef(oid), 'as_of\.|public\.', '', 'g') AS definition FROM pg_class
        WHERE relkind = 'v' AND relname <> ALL (${others}) AND relnamespace = ${schema}::regnamespace AND relname IN (
          SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace)
        ORDER BY relname`,
    ])
    return rows
  }
  const views = await read('public', 'public')
  expect(views.length).toBeGreaterThan(10)
  expect(await read('as_of, public', 'as_of')).toEqual(views)
})

test('what is read as of a day is of one moment', async () => {
  const { database } = await useTestDatabase('seeded')
  await createAsOf(database)('2030-01-01', async (past) => {
    const before = await past.article.count()
    await database.article.deleteMany({ where: { syndications: { none: {} } } })
    expect(await database.article.count()).toBeLessThan(before)
    expect(await past.article.count()).toBe(before)
  })
})

test('nothing can be written as of a day', async () => {
  const { database } = await useTestDatabase('seeded')
  const asOf = createAsOf(database)
  const write = asOf('2030-01-01', (past) => past.article.updateMany({ data: { language: 'fr' } }))
  await expect(write).rejects.toThrow('read-only transaction')
  expect(await database.article.count({ where: { language: 'fr' } })).toBe(0)
})

test('the day ends with its transaction', async () => {
  const { database } = await useTestDatabase('seeded')
  const count = await database.article.count()
  const asOf = createAsOf(database)
  expect(await asOf('1999-12-31', (past) => past.article.count())).toBe(0)
  expect(await Promise.all(Array.from({ length: 8 }, () => database.article.count()))).toEqual(Array(8).fill(count))
})

test('without a day nothing is said to be known', async () => {
  const { database } = await useTestDatabase('seeded')
  await expect(database.$queryRaw`SELECT count(*) FROM as_of."Article"`).rejects.toThrow('readout.as_of')
})
