import pg from 'pg'
import type { DatabaseOptions } from './database.ts'

type PoolOptions = Pick<DatabaseOptions, 'url' | 'poolSize' | 'statementTimeout'> & {
  /** What each connection does first. */
  prepare?: (client: pg.ClientBase) => Promise<void>
}

/** A pool of connections to the PostgreSQL at `url`. Whoever makes it ends it, and listens to its errors. */
export const createPool = ({ url, poolSize = 10, statementTimeout, prepare }: PoolOptions): pg.Pool =>
  new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    application_name: 'readout',
    onConnect: async (client) => {
      // Compiling a statement pays off after seconds; ours take milliseconds, and the planner errs on how long they take.
      await client.query('SET jit = off')
      await prepare?.(client)
    },
    ...(statementTimeout !== undefined && limitStatements(statementTimeout)),
  })

/** PostgreSQL ends a statement in time by itself; one that stalls altogether, or whose host is gone, is given up a second later. */
const limitStatements = (ms: number) => ({ statement_timeout: ms, query_timeout: ms + 1_000 })
