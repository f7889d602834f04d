import { type Prisma, PrismaClient } from '../generated/prisma/client.ts'
import type { AroundStatement } from './around-statement.ts'
import { createPool, type PoolOptions } from './pool.ts'
import { PostgresAdapter } from './postgres-adapter.ts'
import { createStatementNames } from './statement-names.ts'
import { createStatementReader, type StatementReader } from './statement-reader.ts'

export type Database = PrismaClient

/** What reading takes: the database, or one transaction of it. */
export type DatabaseReader = Prisma.TransactionClient

export interface DatabaseOptions extends PoolOptions {
  /** Hears every SQL statement that is sent. */
  readonly onStatement?: (sql: string) => void
  readonly aroundStatement?: AroundStatement
}

/** A database by two ways: Prisma's client, and whole statements that answer in JSON. */
export interface DatabaseAccess {
  readonly database: Database
  readonly read: StatementReader
  readonly explain: StatementReader
  close(): Promise<void>
}

/** A client on the PostgreSQL at `url`, with a pool of connections. Whoever makes it ends it with `$disconnect()`. */
export const createDatabase = (options: DatabaseOptions): Database => {
  const pool = createPool({ ...options, name: 'prisma' })
  const settings = { disposeExternalPool: true, statementNameGenerator: createStatementNames() }
  const adapter = new PostgresAdapter(pool, settings, options.aroundStatement)
  const database = new PrismaClient({ adapter, log: [{ emit: 'event', level: 'query' }] })
  const { onStatement } = options
  if (onStatement) database.$on('query', ({ query }) => onStatement(query))
  return database
}

/** The same with a reader of statements beside it. Whoever opens it closes it. */
export const openDatabase = (options: DatabaseOptions): DatabaseAccess => {
  const database = createDatabase(options)
  const { read, explain, close } = createStatementReader(options)
  const closeBoth = async () => {
    await Promise.all([close(), database.$disconnect()])
  }
  return { database, read, explain, close: closeBoth }
}
