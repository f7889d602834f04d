import type { Logger } from 'pino'
import { type Prisma, PrismaClient } from '../generated/prisma/client.ts'
import { createPool } from './pool.ts'
import { PostgresAdapter } from './postgres-adapter.ts'
import { createStatementNames } from './statement-names.ts'
import { createStatementReader, type StatementReader } from './statement-reader.ts'

export type Database = PrismaClient

/** What reading takes: the database, or one transaction of it. */
export type DatabaseReader = Prisma.TransactionClient

export interface DatabaseOptions {
  /** postgresql://… */
  url: string
  logger: Logger
  /** Most connections at once. */
  poolSize?: number
  /** Milliseconds that one statement may take, after which it fails; absent means as long as it needs, as loads do. */
  statementTimeout?: number
  /** Hears every SQL statement that is sent. */
  onStatement?: (sql: string) => void
}

/** A database by two ways that share their connections: Prisma's client, and whole statements that answer in JSON. */
export interface DatabaseAccess {
  readonly database: Database
  readonly read: StatementReader
  close(): Promise<void>
}

/** A client on the PostgreSQL at `url`, with a pool of connections. Whoever makes it ends it with `$disconnect()`. */
export const createDatabase = (options: DatabaseOptions): Database => openDatabase(options).database

/** The same with a reader of statements beside it. Whoever opens it closes it. */
export const openDatabase = (options: DatabaseOptions): DatabaseAccess => {
  const { logger, onStatement } = options
  const pool = createPool(options)
  const adapter = new PostgresAdapter(pool, {
    disposeExternalPool: true,
    // Without a listener, an idle connection that breaks would end the process.
    onPoolError: (error) => logger.warn({ err: error }, 'the database closed an idle connection'),
    statementNameGenerator: createStatementNames(),
  })
  const database = new PrismaClient({ adapter, log: [{ emit: 'event', level: 'query' }] })
  if (onStatement) database.$on('query', ({ query }) => onStatement(query))
  const { read, close } = createStatementReader({ ...options, pool })
  const closeBoth = async () => {
    await close()
    await database.$disconnect()
  }
  return { database, read, close: closeBoth }
}
