import type pg from 'pg'
import type { Availability } from './availability.ts'
import { cancelStatement } from './cancel-statement.ts'

/**
 * Ends what a connection has under way: the server is asked to and, where that does not answer, the connection is closed.
 * @returns whether the connection can be used again.
 */
export const interruptStatement = async (client: pg.Client, availability: Availability): Promise<boolean> => {
  if (await cancelStatement(client)) return true
  availability.suspect()
  await client.end()
  return false
}
