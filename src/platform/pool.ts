import { availableParallelism } from 'node:os'
import pg from 'pg'
import type { Logger } from 'pino'
import type { Availability } from './availability.ts'
import { guardConnections } from './guard-connections.ts'
import { createSender, type LendConnection, type Send, type Statement } from './send-statement.ts'

export interface PoolOptions {
  /** postgresql://… */
  readonly url: string
  readonly logger: Logger
  /** Most connections at once. */
  readonly poolSize?: number
  /** Milliseconds that a statement may wait for a connection, and a connection may take to be made. */
  readonly poolWait?: number
  /**
   * Milliseconds that one statement may take, after which PostgreSQL ends it; absent means as long as it needs, as loads do. With
   * `availability` one that is not answered at all is given up a second later.
   */
  readonly statementTimeout?: number
  readonly onPool?: PoolListener
  /**
   * Makes it a pool that answers clients: its connections write nothing, its statements belong to operations and end with them, and
   * while the database is away it fails at once.
   */
  readonly availability?: Availability
}

/** Hears of each pool that is opened: its name, and the pool, to be looked at. */
export type PoolListener = (name: string, pool: pg.Pool) => void

/** Connections of one pool. */
export const usualPoolSize = 10

/**
 * Connections of one pool where the database runs on this machine. More sessions than processors answer no more, but each turn of the
 * program's event loop has as many of their results to deal with; libuv accepts one connection a turn, and under load clients gave up
 * before theirs was. Of 499 clients on two processors, with 10 connections one request in seven was never answered; with 3 all were, as
 * many a second.
 */
export const localPoolSize = (): number => availableParallelism() + 1

/**
 * Compiling a statement pays off after seconds; ours take milliseconds, and the planner errs on how long they take. And it takes a row
 * found by an index to be four times as dear as one read in passing, as on a turning disk: on others, or in memory, it is not, and small
 * tables were read whole for each row that was looked up in them (six levels of nesting took half again as long).
 */
const settings = 'SET jit = off; SET random_page_cost = 1.1'

/** Milliseconds: how much later a statement is given up that PostgreSQL should have ended. */
const lateness = 1_000

const readOnly = 'SET default_transaction_read_only = on'

interface ConnectionOptions {
  /** What the pool is for. */
  readonly name: string
  /** SQL that each connection runs first. */
  readonly prepare?: string
  /** Characters of statements that one connection may prepare before another takes its place. */
  readonly mostPrepared?: number
}

/** A pool that also sends a statement for an operation that is named; `query` sends for the current one. */
export type SendingPool = pg.Pool & { readonly send: Send }

/** A pool of connections to the PostgreSQL at `url`. Whoever makes it ends it. */
export const createPool = (options: PoolOptions & ConnectionOptions): SendingPool => {
  const { name, url, logger, poolSize = usualPoolSize, poolWait = 10_000 } = options
  const { statementTimeout, availability, prepare, onPool } = options
  const patienceMs = statementTimeout === undefined ? undefined : statementTimeout + lateness
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: poolWait,
    // A connection that is made anew has all statements to prepare again.
    idleTimeoutMillis: 300_000,
    keepAlive: true,
    application_name: 'readout',
    onConnect: async (client) => {
      // A connection that breaks while it is used says so twice: whoever waits for its statement hears of it, and without a listener
      // the process would end.
      client.on('error', () => {})
      const first: Statement = {
        text: [settings, availability && readOnly, prepare].filter(Boolean).join('; '),
        query_timeout: patienceMs,
      }
      await client.query(first)
    },
    ...(statementTimeout !== undefined && { statement_timeout: statementTimeout }),
  })
  // Without a listener, an idle connection that breaks would end the process.
  // Not the error itself: the connection hangs on it, with its secrets and all that it has prepared.
  pool.on('error', ({ message }) => logger.warn({ reason: message }, 'the database closed an idle connection'))
  onPool?.(name, pool)
  const lend: LendConnection = availability
    ? guardConnections(pool, { availability, patienceMs })
    : () => pool.connect()
  const send = createSender(lend, { ...options, readsOnly: availability !== undefined })
  // Of the many ways to call it, Prisma and we use the one that takes a statement and returns a promise.
  const query = ((statement: pg.QueryConfig<unknown[]>) => send(statement)) as pg.Pool['query']
  return Object.assign(pool, { query, send })
}
