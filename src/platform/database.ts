import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import type { Logger } from 'pino'
import { PrismaClient } from '../generated/prisma/client.ts'

export type Database = PrismaClient

export interface DatabaseOptions {
  /** postgresql://… */
  url: string
  logger: Logger
  /** Most connections at once. */
  poolSize?: number
  /** Hears every SQL statement that is sent. */
  onStatement?: (sql: string) => void
}

/** A client on the PostgreSQL at `url`, with a pool of connections. Whoever makes it ends it with `$disconnect()`. */
export const createDatabase = ({ url, logger, poolSize = 10, onStatement }: DatabaseOptions): Database => {
  const adapter = new PrismaPg(
    { connectionString: url, max: poolSize, connectionTimeoutMillis: 10_000, application_name: 'readout' },
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

/**
 * Names under which PostgreSQL keeps statements prepared: the first thousand texts get one, which is more than the
 * program has; a text with no name is parsed anew, so that no connection gathers statements for ever.
 */
const createStatementNames = () => {
  const names = new Map<string, string>()
  return ({ sql }: { sql: string }): string => {
    const known = names.get(sql)
    if (known !== undefined || names.size >= 1000) return known ?? ''
    const name = createHash('sha1').update(sql).digest('hex')
    names.set(sql, name)
    return name
  }
}
