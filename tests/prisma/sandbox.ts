import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { addRows } from './add-rows.ts'

/** A connection to an empty, migrated database, on which each test is a transaction that is taken back at its end. */
export const createSandbox = () => {
  let created: TestDatabase
  let client: Client
  beforeAll(async () => {
    created = await createTestDatabase('empty')
    client = new Client({ connectionString: created.url })
    await client.connect()
  })
  afterAll(async () => {
    await client.end()
    await created.drop()
  })
  beforeEach(async () => {
    await client.query('BEGIN')
  })
  afterEach(async () => {
    await client.query('ROLLBACK')
  })

  const query = async (sql: string, parameters: readonly unknown[] = []) =>
    (await client.query(sql, [...parameters])).rows

  /** What the database says against a statement: the constraint that it breaks, or the message where it names none; null where it takes it. */
  const refusalOf = async (work: () => Promise<unknown>): Promise<string | null> => {
    await client.query('SAVEPOINT attempt')
    try {
      await work()
      await client.query('SET CONSTRAINTS ALL IMMEDIATE')
      return null
    } catch (error) {
      const { constraint, message } = error as { constraint?: string; message: string }
      await client.query('ROLLBACK TO attempt')
      return constraint ?? message
    }
  }

  return { query, refusalOf, ...addRows(query) }
}
