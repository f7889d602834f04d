import { type ClientBase, escapeIdentifier } from 'pg'
import { Prisma } from '../../generated/prisma/client.ts'
import type { RowCounts } from './format.ts'

/** A table of ours, with the columns that a backup holds. */
export interface Table {
  readonly name: string
  readonly columns: readonly string[]
  readonly primaryKey: readonly string[]
}

/** What triggers derive from other rows, as `Table` or `Table.column`. */
const derived = [
  'EntityName',
  'MeetingListing',
  'Article.sources',
  'Meeting.currentReportId',
  'Meeting.dateEarliest',
  'Meeting.dateLatest',
]

// A table's level is the length of the longest way of foreign keys that leads from it. Keys in derived columns do not count (they
// are filled when all rows are there), nor do those of a table to itself. More levels than tables would be a circle.
const selectTables = `
  WITH RECURSIVE ours AS (
    SELECT oid, relname::text AS name FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname = ANY ($1::text[])
  ), own_column AS (
    SELECT attrelid, attnum, attname::text AS name FROM pg_attribute JOIN ours ON attrelid = ours.oid
    WHERE attnum > 0 AND NOT attisdropped AND attgenerated = '' AND ours.name || '.' || attname <> ALL ($2::text[])
  ), link AS (
    SELECT conrelid AS child, confrelid AS parent FROM pg_constraint
    JOIN own_column ON attrelid = conrelid AND attnum = conkey[1]
    WHERE contype = 'f' AND conrelid <> confrelid
  ), level AS (
    SELECT oid, 0 AS depth FROM ours
    UNION SELECT link.child, level.depth + 1 FROM level JOIN link ON link.parent = level.oid
    WHERE level.depth < (SELECT count(*) FROM ours)
  )
  SELECT name,
    ARRAY(SELECT name FROM own_column WHERE attrelid = ours.oid ORDER BY attnum) AS columns,
    ARRAY(SELECT own_column.name FROM pg_index JOIN own_column ON attrelid = indrelid AND attnum = ANY (indkey)
      WHERE indrelid = ours.oid AND indisprimary ORDER BY attnum) AS "primaryKey"
  FROM ours
  ORDER BY (SELECT max(depth) FROM level WHERE level.oid = ours.oid), name`

/** All tables of ours, each after those that it refers to. A table of somebody else in the same database is none of them. */
export const listTables = async (client: ClientBase): Promise<Table[]> => {
  const { rows } = await client.query<Table>(selectTables, [Object.keys(Prisma.ModelName), derived])
  return rows
}

/** Those of them that a backup holds. */
export const listStoredTables = async (client: ClientBase): Promise<Table[]> =>
  (await listTables(client)).filter((table) => !derived.includes(table.name))

/** The names of the migrations that the database has, in order. */
export const listMigrations = async (client: ClientBase): Promise<string[]> => {
  const { rows } = await client.query<{ migration_name: string }>(
    `SELECT migration_name FROM "_prisma_migrations"
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  )
  return rows.map((row) => row.migration_name)
}

/** How many rows each of these tables has now. */
export const countRows = async (client: ClientBase, tables: readonly Table[]): Promise<RowCounts> => {
  const counts = tables.map(({ name }) => `'${name}', (SELECT count(*) FROM ${escapeIdentifier(name)})`)
  const { rows } = await client.query(`SELECT json_build_object(${counts.join(', ')}) AS counts`)
  return rows[0].counts
}

/** Names of tables or columns as SQL lists them. */
export const toSqlList = (names: readonly string[]): string => names.map(escapeIdentifier).join(', ')
