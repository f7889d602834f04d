import pg from 'pg'
import { nameOfStatement } from './statement-names.ts'

/** What a connection has prepared. */
interface Prepared {
  readonly names: Set<string>
  /** Of their texts, together. */
  characters: number
}

const preparedBy = new WeakMap<pg.PoolClient, Prepared>()

/**
 * Sends a statement that stays prepared, and returns the values of its one column. PostgreSQL holds its plan for as long as the
 * connection lives, some 150 bytes for each character of the text and ten times that where tables are views; and clients can think of
 * any number of statements. So a connection that has prepared so many characters is closed, and the pool opens another one.
 */
export const queryPrepared = async (
  pool: pg.Pool,
  { text, values }: { text: string; values: unknown[] },
  mostCharacters: number,
): Promise<string[]> => {
  const name = nameOfStatement(text)
  const client = await pool.connect()
  try {
    const { rows } = await client.query<[string]>({ name, text, values, rowMode: 'array' })
    client.release(countPrepared(client, name, text) > mostCharacters)
    return rows.map(([value]) => value)
  } catch (error) {
    const isBroken = !(error instanceof pg.DatabaseError) || error.severity !== 'ERROR'
    client.release(isBroken || countPrepared(client, name, text) > mostCharacters)
    throw error
  }
}

/** How many characters the connection has prepared with this statement. */
const countPrepared = (client: pg.PoolClient, name: string, text: string): number => {
  const prepared = preparedBy.get(client) ?? { names: new Set(), characters: 0 }
  preparedBy.set(client, prepared)
  if (!prepared.names.has(name)) prepared.characters += text.length
  prepared.names.add(name)
  return prepared.characters
}
