import pg from 'pg'
import { DatabaseFailure, isSessionEnd } from './database-failure.ts'
import type { Operation } from './operation.ts'

/** One statement as pg takes it. */
export interface Statement extends pg.QueryConfig<unknown[]> {
  readonly rowMode?: 'array'
  /** Milliseconds after which pg gives it up, whether PostgreSQL has answered or not; absent means never. */
  readonly query_timeout?: number | undefined
}

/** Lends a connection, for an operation where there is one. Whoever gets it releases it. */
export type LendConnection = (operation?: Operation) => Promise<pg.PoolClient>

/** Sends one statement, for an operation where there is one. */
export type Send = (statement: Statement, operation?: Operation) => Promise<pg.QueryResult>

/** What a connection has prepared. */
interface Prepared {
  readonly names: Set<string>
  /** Of their texts, together. */
  characters: number
}

const preparedBy = new WeakMap<pg.PoolClient, Prepared>()

interface SenderOptions {
  readonly mostPrepared?: number
  /** Whether nothing is written, so that a statement whose connection broke may be sent once more, on a new one. */
  readonly readsOnly: boolean
}

/**
 * Sends statements, each on any connection that is lent.
 *
 * PostgreSQL holds the plan of one that has a name for as long as the connection lives, some 150 bytes for each character of the text
 * and ten times that where tables are views; and clients can think of any number of statements. So a connection that has prepared
 * `mostPrepared` characters is closed, and the pool opens another one.
 */
export const createSender = (lend: LendConnection, { mostPrepared = Infinity, readsOnly }: SenderOptions): Send => {
  const sendOnce: Send = async (statement, operation) => {
    const client = await lend(operation)
    const release = (isLost: boolean) => client.release(isLost || countPrepared(client, statement) > mostPrepared)
    try {
      const result = await client.query(statement)
      release(false)
      return result
    } catch (error) {
      release(isLoss(error))
      throw error
    }
  }
  if (!readsOnly) return sendOnce
  return (statement, operation) =>
    sendOnce(statement, operation).catch((error: unknown) => {
      if (!(error instanceof DatabaseFailure) || error.reason !== 'lost') throw error
      return sendOnce(statement, operation)
    })
}

/** Whether an error leaves a connection of which nobody knows what comes over it next. */
const isLoss = (error: unknown): boolean =>
  error instanceof DatabaseFailure
    ? error.reason === 'lost'
    : !(error instanceof pg.DatabaseError) || isSessionEnd(error)

/** How many characters the connection has prepared with this statement. */
const countPrepared = (client: pg.PoolClient, { name, text }: Statement): number => {
  const prepared = preparedBy.get(client) ?? { names: new Set(), characters: 0 }
  preparedBy.set(client, prepared)
  if (name && !prepared.names.has(name)) prepared.characters += text.length
  if (name) prepared.names.add(name)
  return prepared.characters
}
