import pg from 'pg'
import type { Logger } from 'pino'

export interface PoolOptions {
  /** postgresql://… */
  readonly url: string
  readonly logger: Logger
  /** Most connections at once. */
  readonly poolSize?: number
  /** Milliseconds that one statement may take, after which it fails; absent means as long as it needs, as loads do. */
  readonly statementTimeout?: number
}

/** Connections of one pool. */
export const usualPoolSize = 10

interface PrepareOptions {
  /** What each connection does first. */
  readonly prepare?: (client: pg.ClientBase) => Promise<void>
}

/** A pool of connections to the PostgreSQL at `url`. Whoever makes it ends it. */
export const createPool = (options: PoolOptions & PrepareOptions): pg.Pool => {
  const { url, logger, poolSize = usualPoolSize, statementTimeout, prepare } = options
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    // A connection that is made anew has all statements to prepare again.
    idleTimeoutMillis: 300_000,
    application_name: 'readout',
    onConnect: async (client) => {
      // A connection that breaks while it is used says so twice: whoever waits for its statement hears of it, and without a listener
      // the process would end.
      client.on('error', () => {})
      // Compiling a statement pays off after seconds; ours take milliseconds, and the planner errs on how long they take.
      await client.query('SET jit = off')
      await prepare?.(client)
    },
    ...(statementTimeout !== undefined && limitStatements(statementTimeout)),
  })
  // Without a listener, an idle connection that breaks would end the process.
  // Not the error itself: the connection hangs on it, with its secrets and all that it has prepared.
  pool.on('error', ({ message }) => logger.warn({ reason: message }, 'the database closed an idle connection'))
  return pool
}

/** PostgreSQL ends a statement in time by itself; one that stalls altogether, or whose host is gone, is given up a second later. */
const limitStatements = (ms: number) => ({ statement_timeout: ms, query_timeout: ms + 1_000 })
