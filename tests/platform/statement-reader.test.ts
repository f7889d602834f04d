import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Prisma } from '../../src/generated/prisma/client.ts'
import { type DatabaseAccess, openDatabase } from '../../src/platform/database.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

let kb: TestDatabase
let access: DatabaseAccess
beforeAll(async () => {
  kb = await createTestDatabase('seeded')
  access = openDatabase({ url: kb.url, logger: pino({ level: 'silent' }), poolSize: 1 })
})
afterAll(async () => {
  await access.close()
  await kb.drop()
})

/** Which connection answers a statement of some length, of which no two are the same. */
const readProcess = (name: string, characters = 0) =>
  access.read(Prisma.raw(`SELECT pg_backend_pid()::text /* ${name} ${'x'.repeat(characters)} */`))

const countPrepared = async () =>
  Number(await access.read(Prisma.sql`SELECT count(*)::text FROM pg_prepared_statements`))

describe('a connection that reads statements', () => {
  test('keeps them prepared', async () => {
    const before = await countPrepared()
    const processes = [await readProcess('a'), await readProcess('b'), await readProcess('a')]
    expect(new Set(processes).size).toBe(1)
    expect(await countPrepared()).toBe(before + 2)
  })

  test('is closed where it has prepared too much, and another one takes its place', async () => {
    const process = await readProcess('before')
    expect([await readProcess('long', 200_000), await readProcess('longer', 200_001)]).toEqual([process, process])
    expect(await readProcess('after')).not.toBe(process)
    expect(await countPrepared()).toBe(2)
  })

  test('outlives a statement that PostgreSQL refuses', async () => {
    const process = await readProcess('good')
    await expect(access.read(Prisma.sql`SELECT 'no number'::int::text`)).rejects.toThrow('invalid input syntax')
    expect(await readProcess('good')).toBe(process)
  })

  test('writes nothing', async () => {
    await expect(access.read(Prisma.sql`DELETE FROM "Citation" RETURNING "id"::text`)).rejects.toThrow('read-only')
    expect(await kb.database.citation.count()).toBeGreaterThan(0)
  })

  test('reads as of the day of each statement, and forgets it', async () => {
    const articles = Prisma.sql`SELECT count(*)::text FROM "Article"`
    const days = ['2020-01-01', '2030-01-01', '2020-01-01']
    expect(await Promise.all(days.map((day) => access.read(articles, day)))).toEqual(['0', '2', '0'])
    expect(await access.read(articles)).toBe('2')
  })
})
