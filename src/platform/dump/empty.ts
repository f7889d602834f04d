import type { RowCounts } from './format.ts'
import { countRows, listStoredTables, listTables, toSqlList } from './tables.ts'
import { inTransaction } from './transaction.ts'

/** How many rows each table of a migrated database has. */
export const countAllRows = (databaseUrl: string): Promise<RowCounts> =>
  inTransaction(databaseUrl, 'ISOLATION LEVEL REPEATABLE READ READ ONLY', async (client) =>
    countRows(client, await listStoredTables(client)),
  )

/**
 * Deletes every row of every table of ours; tables and migrations stay. Fails where a table of somebody else refers to ours.
 * @returns how many rows each table had.
 */
export const empty = (databaseUrl: string): Promise<RowCounts> =>
  inTransaction(databaseUrl, '', async (client) => {
    const counts = await countRows(client, await listStoredTables(client))
    const tables = await listTables(client)
    await client.query(`TRUNCATE ${toSqlList(tables.map(({ name }) => name))}`)
    return counts
  })
