import pg from 'pg'
import type { Logger } from 'pino'
import type { Availability } from './availability.ts'
import { guardConnections } from './guard-connections.ts'
import { createSender } from './send-statement.ts'

export interface PoolOptions {
  /** postgresql://… */
  readonly url: string
  readonly logger: Logger
  /** Most connections at once. */
  readonly poolSize?: number
  /** Milliseconds that a statement may wait for a connection, and a connection may take to be made. */
  readonly poolWait?: number
  /** Milliseconds that one statement may take, after which it fails; absent means as long as it needs, as loads do. */
  readonly statementTimeout?: number
  /**
   * Makes it a pool that answers clients: its connections write nothing, its statements belong to operations and end with them, and
   * while the database is away it fails at once.
   */
  readonly availability?: Availability
}

/** Connections of one pool. */
export const usualPoolSize = 10

interface ConnectionOptions {
  /** What each connection does first. */
  readonly prepare?: (client: pg.ClientBase) => Promise<void>
  /** Characters of statements that one connection may prepare before another takes its place. */
  readonly mostPrepared?: number
}

/** A pool of connections to the PostgreSQL at `url`. Whoever makes it ends it. */
export const createPool = (options: PoolOptions & ConnectionOptions): pg.Pool => {
  const { url, logger, poolSize = usualPoolSize, poolWait = 10_000, statementTimeout, availability, prepare } = options
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: poolWait,
    // A connection that is made anew has all statements to prepare again.
    idleTimeoutMillis: 300_000,
    keepAlive: true,
    application_name: 'readout',
    onConnect: async (client) => {
      // Compiling a statement pays off after seconds; ours take milliseconds, and the planner errs on how long they take.
      await client.query(`SET jit = off${availability ? '; SET default_transaction_read_only = on' : ''}`)
      await prepare?.(client)
    },
    ...(statementTimeout !== undefined && limitStatements(statementTimeout)),
  })
  // Without a listener, an idle connection that breaks would end the process.
  // Not the error itself: the connection hangs on it, with its secrets and all that it has prepared.
  pool.on('error', ({ message }) => logger.warn({ reason: message }, 'the database closed an idle connection'))
  if (availability) guardConnections(pool, availability)
  const send = createSender(pool, { ...options, readsOnly: availability !== undefined })
  // Of the many ways to call it, Prisma and we use the one that takes a statement and returns a promise.
  pool.query = send as pg.Pool['query']
  return pool
}

/** PostgreSQL ends a statement in time by itself; one that stalls altogether, or whose host is gone, is given up a second later. */
const limitStatements = (ms: number) => ({ statement_timeout: ms, query_timeout: ms + 1_000 })
