import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { Prisma } from '../../src/generated/prisma/client.ts'
import { createAvailability } from '../../src/platform/availability.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { type DatabaseServer, openDatabaseServer } from '../../src/platform/database-server.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { prepareReader } from '../../src/platform/reader.ts'
import { useTestDatabase } from '../support/database.ts'
import { createFolder } from '../support/leftovers.ts'
import { query } from '../support/processes.ts'
import { useLogin } from '../support/roles.ts'

const named = (url: string): DatabaseServer => ({
  url,
  embedded: false,
  shared: true,
  revive: async () => {},
  stop: async () => {},
})

/** What nobody may do who only reads, even when the connection is talked out of being one that only reads. */
const misdeeds = [
  `INSERT INTO "Place" SELECT * FROM "Place"`,
  `UPDATE "Article" SET "language" = 'fr'`,
  `DELETE FROM "Citation"`,
  `TRUNCATE "Citation"`,
  `DROP TABLE "Citation"`,
  `ALTER TABLE "Citation" DISABLE TRIGGER ALL`,
  `CREATE TABLE mine (a int)`,
  `CREATE TEMPORARY TABLE mine (a int)`,
  `CREATE FUNCTION mine() RETURNS int LANGUAGE sql RETURN 1`,
  `CREATE SCHEMA mine`,
  `COPY "Citation" FROM PROGRAM 'true'`,
  `COPY "Citation" TO '/tmp/readout-citations'`,
  `SELECT lo_create(0)`,
  `SELECT pg_read_file('PG_VERSION')`,
  `UPDATE as_of."Article" SET "language" = 'fr'`,
  `ALTER SYSTEM SET work_mem = '1GB'`,
  `SET SESSION AUTHORIZATION readout`,
  `SET ROLE readout`,
]

describe('the role of the embedded database', () => {
  let server: DatabaseServer
  let readerUrl: string
  beforeAll(async () => {
    server = await openDatabaseServer({ dataDir: createFolder() })
    await migrate(server.url)
    readerUrl = await prepareReader(server, undefined)
  })
  afterAll(() => server.stop())

  test('reads all tables, today and as of a day', async () => {
    const [row] = await query(
      readerUrl,
      `SELECT current_user::text AS role, (SELECT count(*)::int FROM "Article") AS now`,
    )
    expect(row).toEqual({ role: 'readout_reader', now: 0 })
    const client = new pg.Client(readerUrl)
    await client.connect()
    await client.query(`SET readout.as_of = '2023-12-31'`)
    expect((await client.query('SELECT count(*)::int AS count FROM as_of."Article"')).rows).toEqual([{ count: 0 }])
    await client.end()
  })

  test.each(misdeeds)('may not: %s', async (sql) => {
    const client = new pg.Client(readerUrl)
    await client.connect()
    await client.query('SET default_transaction_read_only = off')
    const failure = await client.query(sql).catch((error) => error)
    await client.end()
    expect(failure).toMatchObject({ code: '42501' })
  })

  test('is made once, and by several programs at once', async () => {
    const urls = await Promise.all([1, 2, 3].map(() => prepareReader(server, undefined)))
    expect(urls).toEqual([readerUrl, readerUrl, readerUrl])
    expect(await query(readerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('reads the tables that a later migration adds', async () => {
    await query(server.url, 'CREATE TABLE "Later" (a int)')
    await expect(query(readerUrl, 'SELECT * FROM "Later"')).rejects.toThrow('permission denied')
    await prepareReader(server, undefined)
    expect(await query(readerUrl, 'SELECT * FROM "Later"')).toEqual([])
  })
})

describe('on a PostgreSQL of one’s own', () => {
  test('a role that may only log in is let read, and nothing else', async () => {
    const kb = await useTestDatabase('seeded')
    const url = await useLogin(kb.url, 'look')
    expect(await prepareReader(named(kb.url), url)).toBe(url)
    expect(await query(url, 'SELECT count(*)::int AS count FROM "Article"')).toEqual([{ count: 2 }])
    await expect(query(url, 'DELETE FROM "Citation"')).rejects.toThrow('permission denied')
  })

  test.each([
    ['a table', 'GRANT DELETE ON "Citation" TO', 'Citation'],
    ['a column', 'GRANT UPDATE ("exact") ON "Citation" TO', 'Citation'],
    ['a table through a view', 'GRANT UPDATE ON as_of."Person" TO', 'Person'],
  ])('a role that could write %s is refused', async (_, grant, table) => {
    const kb = await useTestDatabase()
    const url = await useLogin(kb.url, 'look')
    await query(kb.url, `${grant} ${new URL(url).username}`)
    await expect(prepareReader(named(kb.url), url)).rejects.toThrow(`may change "${table}"`)
  })

  test('a member of the owner of a table is refused, though it inherits nothing', async () => {
    const kb = await useTestDatabase()
    const member = await useLogin(kb.url, 'look', 'NOINHERIT')
    const owner = `readout_test_${randomUUID().replaceAll('-', '')}`
    await query(kb.url, `CREATE ROLE ${owner}; ALTER TABLE "Issue" OWNER TO ${owner}`)
    onTestFinished(() => query(kb.url, `REASSIGN OWNED BY ${owner} TO CURRENT_USER; DROP ROLE ${owner}`).then(() => {}))
    await query(kb.url, `GRANT ${owner} TO ${new URL(member).username}`)
    await expect(prepareReader(named(kb.url), member)).rejects.toThrow('may change "Issue"')
  })

  test('without a server of one’s own there is none', async () => {
    const embedded = { ...named('postgresql://readout@127.0.0.1/readout'), embedded: true }
    await expect(prepareReader(embedded, 'postgresql://reader@127.0.0.1/readout')).rejects.toThrow(
      'DATABASE_URL names none: set both, or neither',
    )
  })

  test('a superuser is refused', async () => {
    const kb = await useTestDatabase()
    const superuser = await useLogin(kb.url, 'look', 'SUPERUSER')
    await expect(prepareReader(named(kb.url), superuser)).rejects.toThrow('is a superuser')
  })

  test('a role that does not exist is named, with no password', async () => {
    const kb = await useTestDatabase()
    const url = new URL(kb.url)
    url.username = 'nobody_at_all'
    url.password = 'secret-of-nobody'
    const failure = await prepareReader(named(kb.url), url.href).catch((error) => error)
    expect(failure).toMatchObject({ name: 'UserError', message: expect.stringContaining('nobody_at_all') })
    expect(failure.message).not.toContain('secret-of-nobody')
  })

  test('without one clients are answered as the owner, by connections that write nothing', async () => {
    const kb = await useTestDatabase('seeded')
    const url = await prepareReader(named(kb.url), undefined)
    expect(url).toBe(kb.url)
    const logger = pino({ level: 'silent' })
    const availability = createAvailability({ url, logger })
    const { database, read, close } = openDatabase({ url, logger, availability, statementTimeout: 60_000 })
    onTestFinished(close)
    await expect(database.citation.deleteMany()).rejects.toThrow('read-only')
    await expect(read(Prisma.sql`DELETE FROM "Citation" RETURNING "id"::text`)).rejects.toThrow('read-only')
    const limit = `SELECT current_setting('statement_timeout') AS limit`
    expect(await database.$queryRawUnsafe(limit)).toEqual([{ limit: '1min' }])
    expect(await read(Prisma.raw(limit))).toBe('1min')
  })
})
