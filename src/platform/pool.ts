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
  readonly onPool?: PoolListener
}

/** Hears of each pool that is opened: its name, and the pool, to be looked at. */
export type PoolListener = (name: string, pool: pg.Pool) => void

/** Connections of one pool. */
export const usualPoolSize = 10

/**
 * Compiling a statement pays off after seconds; ours take milliseconds, and the planner errs on how long they take. And it takes a row
 * found by an index to be four times as dear as one read in passing, as on a turning disk: on others, or in memory, it is not, and small
 * tables were read whole for each row that was looked up in them (six levels of nesting took half again as long).
 */
const settings = 'SET jit = off; SET random_page_cost = 1.1'

interface PrepareOptions {
  /** What the pool is for. */
  readonly name: string
  /** What each connection does first. */
  readonly prepare?: (client: pg.ClientBase) => Promise<void>
}

/** A pool of connections to the PostgreSQL at `url`. Whoever makes it ends it. */
export const createPool = (options: PoolOptions & PrepareOptions): pg.Pool => {
  const { name, url, logger, poolSize = usualPoolSize, statementTimeout, prepare, onPool } = options
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    // A connection that is made anew has all statements to prepare again.
    idleTimeoutMillis: 300_000,
    application_name: 'readout',
    onConnect: async (client) => {
      await client.query(settings)
      await prepare?.(client)
    },
    ...(statementTimeout !== undefined && limitStatements(statementTimeout)),
  })
  // Without a listener, an idle connection that breaks would end the process.
  // Not the error itself: the connection hangs on it, with its secrets and all that it has prepared.
  pool.on('error', ({ message }) => logger.warn({ reason: message }, 'the database closed an idle connection'))
  onPool?.(name, pool)
  return pool
}

/** PostgreSQL ends a statement in time by itself; one that stalls altogether, or whose host is gone, is given up a second later. */
const limitStatements = (ms: number) => ({ statement_timeout: ms, query_timeout: ms + 1_000 })
