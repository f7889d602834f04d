import { isDeepStrictEqual } from 'node:util'
import { type ClientBase, DatabaseError, escapeIdentifier } from 'pg'
import { UserError } from '../errors.ts'
import type { RowCounts } from './format.ts'
import { type Backup, checkBackup, readRows } from './read-backup.ts'
import { countRows, listMigrations, listStoredTables, type Table, toSqlList } from './tables.ts'
import { inTransaction } from './transaction.ts'

/**
 * Fills an empty database from a backup: with all of it, or with nothing. A column that the backup lacks, because an older release
 * made it, gets its default.
 * @param databaseUrl of a migrated database.
 * @returns how many rows each table got.
 * @throws UserError where the file is not a whole backup that this release knows, or the database is not empty.
 */
export const restore = async (databaseUrl: string, file: string): Promise<RowCounts> => {
  const backup = await checkBackup(file)
  return inTransaction(databaseUrl, '', async (client) => {
    const tables = await listStoredTables(client)
    refuseNewer(backup, await listMigrations(client))
    refuseUnknown(backup, tables)
    await refuseFilled(client, tables)
    return fill(client, tables, backup).catch((error) => {
      throw explain(error, backup)
    })
  })
}

const refuseNewer = ({ file, header }: Backup, known: readonly string[]): void => {
  const unknown = header.migrations.find((name) => !known.includes(name))
  if (unknown === undefined) return
  throw new UserError(
    `The backup ${file} has the migration ${unknown}, which this release does not know: a newer release made it. Restore it with that release.`,
  )
}

const listColumns = (columnsByTable: Readonly<Record<string, readonly string[]>>): string[] =>
  Object.entries(columnsByTable).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`))

/** What a later migration renamed or dropped would be lost without a word. */
const refuseUnknown = ({ file, header }: Backup, tables: readonly Table[]): void => {
  const known = listColumns(Object.fromEntries(tables.map(({ name, columns }) => [name, columns])))
  const unknown = listColumns(header.tables).find((column) => !known.includes(column))
  if (unknown === undefined) return
  throw new UserError(
    `The backup ${file} has ${unknown}, which this release no longer has. Restore it with the release that made it, then start this one on that database.`,
  )
}

/** From here on nobody else fills the database either. */
const refuseFilled = async (client: ClientBase, tables: readonly Table[]): Promise<void> => {
  await client.query(`LOCK TABLE ${toSqlList(tables.map(({ name }) => name))} IN SHARE ROW EXCLUSIVE MODE`)
  const counts = await countRows(client, tables)
  if (Object.values(counts).every((count) => count === 0)) return
  throw new UserError(
    'The database is not empty, and a backup is restored only into an empty one: run "npm run database:empty -- --yes" first.',
  )
}

/**
 * Stages all rows, then fills each table by one statement: so a row may refer to any other of its table, and triggers see the table
 * whole.
 */
const fill = async (
  client: ClientBase,
  tables: readonly Table[],
  { file, header, trailer }: Backup,
): Promise<RowCounts> => {
  await client.query('CREATE TEMPORARY TABLE staged (in_table text, as_json jsonb) ON COMMIT DROP')
  for await (const rows of readRows(file)) {
    await client.query(
      `INSERT INTO staged SELECT line ->> 'table', line -> 'row' FROM jsonb_array_elements($1::jsonb) AS line`,
      [rows],
    )
  }
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const columns = header.tables[name]
    if (columns) counts[name] = await insertStaged(client, name, columns)
  }
  if (isDeepStrictEqual(counts, trailer.rows)) return counts
  throw new UserError(
    `The backup ${file} does not hold the rows that its end says, and nothing was changed: take another one.`,
  )
}

const insertStaged = async (client: ClientBase, name: string, columns: readonly string[]): Promise<number> => {
  const table = escapeIdentifier(name)
  const { rowCount } = await client.query(
    `INSERT INTO ${table} (${toSqlList(columns)}) SELECT ${toSqlList(columns)}
     FROM staged, jsonb_populate_record(NULL::${table}, as_json) WHERE in_table = $1`,
    [name],
  )
  return rowCount ?? 0
}

/** What PostgreSQL refuses in a backup: a row that breaks a rule which the release that made it did not have. */
const explain = (error: unknown, { file }: Backup): unknown =>
  error instanceof DatabaseError
    ? new UserError(`The backup ${file} cannot be restored, and nothing was changed: ${error.message}.`)
    : error
