import pg from 'pg'
import { onTestFinished } from 'vitest'
import { query } from './processes.ts'

/** Keeps everybody from a table until it is let go: what reads it has a statement that does not end by itself. */
export const lockTable = async (url: string, table: string): Promise<() => Promise<void>> => {
  const client = new pg.Client({ connectionString: url, application_name: 'test' })
  await client.connect()
  await client.query(`BEGIN; LOCK TABLE ${pg.escapeIdentifier(table)} IN ACCESS EXCLUSIVE MODE`)
  let open = true
  const letGo = async () => {
    if (open) await client.end()
    open = false
  }
  onTestFinished(letGo)
  return letGo
}

/** The statements that are under way for the program, in its database. */
export const listActive = (url: string): Promise<{ pid: number; query: string }[]> =>
  query(
    url,
    `SELECT pid, query FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'readout' AND state = 'active'`,
  )

/** The processes of the sessions that the program has in its database. */
export const listSessions = async (url: string): Promise<number[]> => {
  const sessions = await query(
    url,
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'readout'`,
  )
  return sessions.map(({ pid }) => pid)
}

/** Ends all sessions of the program, as an administrator or a server that stops does. */
export const endSessions = (url: string) =>
  query(
    url,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'readout'`,
  )

/** Waits until something holds that the database says. */
export const waitFor = async (holds: () => Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + 30_000
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('waited thirty seconds in vain')
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}
