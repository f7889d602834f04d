import type pg from 'pg'
import { StalledError } from './database-failure.ts'
import type { Statement } from './send-statement.ts'

/** How pg is asked for the answer of a statement. */
export type Query = (statement: Statement, callback: (error: Error | null, result: pg.QueryResult) => void) => void

/**
 * Sends a statement, and waits so many milliseconds for its answer; without a number as long as it takes.
 *
 * pg has promises and a `query_timeout` of its own. But for each it assigns a function that sees the answer, which then is kept until the
 * next full collection of garbage (`guard-connections.ts` says why).
 * @throws StalledError where there is no answer in time: it may come yet, so that the connection is of no use any more.
 */
export const sendInTime = (
  query: Query,
  statement: Statement,
  patienceMs: number | undefined,
): Promise<pg.QueryResult> =>
  new Promise((resolve, reject) => {
    const timer = patienceMs && setTimeout(() => reject(new StalledError()), patienceMs)
    query(statement, (error, result) => {
      clearTimeout(timer)
      if (error) reject(error)
      else resolve(result)
    })
  })
