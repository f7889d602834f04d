import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Availability } from './availability.ts'
import { cancelStatement } from './cancel-statement.ts'

/** Milliseconds that a cancelled statement may take to end, and a connection. */
const patience = 500

/**
 * Ends what a connection has under way: the server is asked to and, where that does not answer, or the statement does not end with it, the
 * connection is closed. A connection can be dead without a word while new ones are made: where a firewall has forgotten it, or its host died.
 * @param statementEnd resolves when the statement is answered, in whatever way.
 * @returns whether the connection can be used again.
 */
export const interruptStatement = async (
  client: pg.Client,
  statementEnd: Promise<void>,
  availability: Availability,
): Promise<boolean> => {
  if ((await cancelStatement(client)) && (await isInTime(statementEnd))) return true
  availability.suspect()
  // A dead connection hears no goodbye.
  await isInTime(client.end())
  return false
}

const isInTime = (end: Promise<void>): Promise<boolean> => {
  const late = new AbortController()
  const tooLate = sleep(patience, false, { signal: late.signal }).catch(() => false)
  return Promise.race([end.then(() => true), tooLate]).finally(() => late.abort())
}
