import pg from 'pg'

/** How long a server that has accepted a connection may take to answer. */
const TIMEOUT_MS = 5_000

/** A server that starts, recovers or ends says so, or does not answer at all; any other refusal is a server's answer. */
const isUnready = (error: unknown): boolean => !(error instanceof pg.DatabaseError) || error.code === '57P03'

/**
 * Creates a database on a server where it is missing.
 * @param address the server's, without a database.
 * @returns whether the server was ready to be asked.
 */
export const ensureDatabase = async (address: string, name: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: `${address}/postgres`, connectionTimeoutMillis: TIMEOUT_MS })
  // A server that ends between two statements says so here as well; the statement fails with it.
  client.on('error', () => {})
  try {
    await client.connect()
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
    return true
  } catch (error) {
    if (isUnready(error)) return false
    throw error
  } finally {
    await client.end()
  }
}
