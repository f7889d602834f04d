import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from 'pino'
import { DatabaseFailure } from './database-failure.ts'
import { describeError } from './errors.ts'

/** Whether the database can be reached: one opinion, which all pools share and help to form. */
export interface Availability {
  /** @throws DatabaseFailure while the database is away, at once. */
  check(): void
  /** A connection could not be made: the database is away until a probe has reached it. */
  report(error: unknown): void
  /** Something took too long: whether the database is away is found out, and it counts as there meanwhile. */
  suspect(): void
  /** @param listener is called each time that the database is found to be away. */
  onAway(listener: () => void): void
  /** Ends the probes. */
  close(): void
}

/** Milliseconds: a probe that takes longer has failed; the first pause between two of them, which doubles, and the longest. */
const limits = { probe: 2_000, firstPause: 100, longestPause: 30_000 }

interface Away {
  readonly since: number
  nextProbeAt: number
}

interface AvailabilityOptions {
  readonly url: string
  readonly logger: Logger
  /** Does what can be done to have the database back, before each probe. */
  readonly revive?: () => Promise<void>
}

/** The milliseconds before each probe, without end. */
export function* pauses(): Generator<number, never> {
  for (let pause = limits.firstPause; ; pause = Math.min(2 * pause, limits.longestPause)) yield pause
}

/** Watches over the PostgreSQL at `url`. While it is away, one probe after another asks for it, and nobody else does. */
export const createAvailability = ({ url, logger, revive }: AvailabilityOptions): Availability => {
  let away: Away | undefined
  let suspecting = false
  const ended = new AbortController()
  const listeners: (() => void)[] = []

  /** Probes until the database is back. */
  const awaitReturn = async (absence: Away): Promise<void> => {
    for (const pause of pauses()) {
      if (ended.signal.aborted) return
      absence.nextProbeAt = performance.now() + pause
      await sleep(pause, undefined, { signal: ended.signal, ref: false })
      try {
        await revive?.()
        await probe(url)
        away = undefined
        logger.info({ ms: Math.round(performance.now() - absence.since) }, 'the database is back')
        return
      } catch (error) {
        // Where it is the program's own to start, somebody has to know why it does not.
        logger[revive ? 'warn' : 'debug']({ reason: describeError(error) }, 'the database is still away')
      }
    }
  }

  const report = (error: unknown): void => {
    if (away || ended.signal.aborted) return
    away = { since: performance.now(), nextProbeAt: 0 }
    logger.warn({ reason: describeError(error) }, 'the database cannot be reached: requests that need it get 503')
    for (const listener of listeners) listener()
    // Ends by itself, or by close().
    awaitReturn(away).catch(() => {})
  }

  const suspect = (): void => {
    if (away || suspecting || ended.signal.aborted) return
    suspecting = true
    probe(url)
      .catch(report)
      .finally(() => {
        suspecting = false
      })
  }

  const check = (): void => {
    if (!away) return
    const retryAfterMs = Math.max(0, away.nextProbeAt - performance.now())
    throw new DatabaseFailure('unavailable', 'The database cannot be reached at the moment', { retryAfterMs })
  }
  return { check, report, suspect, onAway: (listener) => void listeners.push(listener), close: () => ended.abort() }
}

/** Connects and asks one question. */
const probe = async (url: string): Promise<void> => {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'readout probe',
    connectionTimeoutMillis: limits.probe,
    query_timeout: limits.probe,
  })
  // A connection that breaks is told here as well; the question fails with it.
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('SELECT 1')
  } finally {
    // Of one that stalls nobody waits for the end.
    client.end().catch(() => {})
  }
}
