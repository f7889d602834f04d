import { createHash } from 'node:crypto'
import type { Logger } from 'pino'
import { type Prisma, PrismaClient } from '../generated/prisma/client.ts'
import { PostgresAdapter } from './postgres-adapter.ts'

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

/** A client on the PostgreSQL at `url`, with a pool of connections. Whoever makes it ends it with `$disconnect()`. */
export const createDatabase = (options: DatabaseOptions): Database => {
  const { url, logger, poolSize = 10, statementTimeout, onStatement } = options
  const adapter = new PostgresAdapter(
    {
      connectionString: url,
      max: poolSize,
      connectionTimeoutMillis: 10_000,
      application_name: 'readout',
      // Compiling a statement pays off after seconds; ours take milliseconds, and the planner errs on how long they take.
      onConnect: async (client) => {
        await client.query('SET jit = off')
      },
      ...(statementTimeout !== undefined && limitStatements(statementTimeout)),
    },
    {
      // Without a listener, an idle connection that breaks would end the process.
      onPoolError: (error) => logger.warn({ err: error }, 'the database closed an idle connection'),
      statementNameGenerator: createStatementNames(),
    },
  )
  const database = new PrismaClient({ adapter, log: [{ emit: 'event', level: 'query' }] })
  if (onStatement) database.$on('query', ({ query }) => onStatement(query))
  return database
}

/** PostgreSQL ends a statement in time by itself; one that stalls altogether, or whose host is gone, is given up a second later. */
const limitStatements = (ms: number) => ({ statement_timeout: ms, query_timeout: ms + 1_000 })

/**
 * Names under which PostgreSQL keeps statements prepared. A text with no name is parsed anew: any after the first thousand, so that no
 * connection gathers statements for ever.
 */
const createStatementNames = () => {
  const names = new Map<string, string>()
  return ({ sql }: { sql: string }): string => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size >= 1000) return ''
    const name = createHash('sha1').update(sql).digest('hex')
    names.set(sql, name)
    return name
  }
}
