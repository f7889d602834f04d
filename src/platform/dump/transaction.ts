import { Client, type ClientBase } from 'pg'

/**
 * Does work in one transaction, on a connection of its own. Where the work fails nothing of it stays.
 * @param mode as `BEGIN` takes it.
 */
export const inTransaction = async <T>(
  databaseUrl: string,
  mode: '' | 'ISOLATION LEVEL REPEATABLE READ READ ONLY',
  work: (client: ClientBase) => Promise<T>,
): Promise<T> => {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  // A connection that breaks off is told here as well; the statement fails with it.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(`BEGIN ${mode}`)
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } finally {
    await client.end() // which takes back what was not committed
  }
}
