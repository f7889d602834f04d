import { pino } from 'pino'
import { inject, onTestFinished } from 'vitest'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import type { StatementReader } from '../../src/platform/statement-reader.ts'
import { copyDatabase, dropDatabase, urlOf } from './databases.ts'

export interface TestDatabase {
  readonly url: string
  readonly database: Database
  readonly read: StatementReader
  /** Every SQL statement sent so far, oldest first. */
  readonly statements: string[]
  drop(): Promise<void>
  /** The day as of which it is asked: `2023-12-31`. */
  readonly day?: string
}

/** A database of one's own: migrated and empty, or filled from seeds/. Drop it when done (`afterAll`). */
export const createTestDatabase = async (content: 'empty' | 'seeded' = 'empty'): Promise<TestDatabase> => {
  const serverUrl = inject('serverUrl')
  const name = await copyDatabase(serverUrl, inject(content === 'empty' ? 'emptyTemplate' : 'seededTemplate'))
  const url = urlOf(serverUrl, name)
  const statements: string[] = []
  const logger = pino({ level: 'silent' })
  const { database, read, close } = openDatabase({
    url,
    logger,
    poolSize: 4,
    onStatement: (sql) => statements.push(sql),
  })
  const drop = async () => {
    await close()
    await dropDatabase(serverUrl, name)
  }
  return { url, database, read, statements, drop }
}

/** The same for one test, dropped when it is finished. */
export const useTestDatabase = async (content: 'empty' | 'seeded' = 'empty'): Promise<TestDatabase> => {
  const created = await createTestDatabase(content)
  onTestFinished(created.drop)
  return created
}
