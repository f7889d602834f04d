import { type ClientBase, DatabaseError } from 'pg'
import { UserError } from '../errors.ts'
import type { RowCounts } from './format.ts'
import { countRows, listStoredTables, listTables, toSqlList } from './tables.ts'
import { inTransaction } from './transaction.ts'

/** How many rows each table of a migrated database has, but for those that are derived. */
export const countAllRows = (databaseUrl: string): Promise<RowCounts> =>
  inTransaction(databaseUrl, 'ISOLATION LEVEL REPEATABLE READ READ ONLY', async (client) =>
    countRows(client, await listStoredTables(client)),
  )

/**
 * Deletes every row of every table of ours; the tables and their migrations stay.
 * @returns how many rows each table had.
 * @throws UserError where a table of somebody else refers to one of ours; nothing is deleted then.
 */
export const empty = (databaseUrl: string): Promise<RowCounts> =>
  inTransaction(databaseUrl, '', async (client) => {
    const counts = await countRows(client, await listStoredTables(client))
    await truncateAll(client)
    return counts
  })

const truncateAll = async (client: ClientBase): Promise<void> => {
  const tables = await listTables(client)
  try {
    await client.query(`TRUNCATE ${toSqlList(tables.map(({ name }) => name))}`)
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== featureNotSupported) throw error
    throw new UserError(
      `The database was not emptied: ${error.detail} Drop that table, which is not ours, or its foreign key.`,
      { cause: error },
    )
  }
}

/** What PostgreSQL calls a TRUNCATE of a table to which one that stays refers. */
const featureNotSupported = '0A000'
