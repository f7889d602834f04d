import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from 'pg'
import { UserError } from './errors.ts'

/** A migration that this release has. */
export interface Migration {
  readonly name: string
  readonly sql: string
  /** As Prisma has it: SHA-256 of the file, in hexadecimal. */
  readonly checksum: string
}

/** A migration that the database has, or was begun on it. */
interface HistoryRow {
  readonly migration_name: string
  readonly checksum: string
  readonly finished: boolean
}

/** The migrations of a folder in Prisma's layout, in order. */
export const readMigrations = async (folder: string): Promise<Migration[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** What is in Prisma's history and was not rolled back, in order. */
export const readHistory = async (client: Client): Promise<HistoryRow[]> => {
  const { rows } = await client.query<HistoryRow>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM "_prisma_migrations"
     WHERE rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  )
  return rows
}

/**
 * Whether a migration bears the mark that the release before it works on with the database. It is part of the name, which is what
 * the history keeps of a migration, whoever has applied it (src/decisions/0011-compatible-migrations-are-named-so.md).
 */
export const isCompatible = (name: string): boolean => name.endsWith('_compatible')

/**
 * The migrations that the database lacks, and those that it has from a newer release and that this one can work with.
 * @throws UserError where history and folder contradict each other, or the database has a newer migration without the mark.
 */
export const compareHistory = (
  migrations: readonly Migration[],
  history: readonly HistoryRow[],
): { pending: Migration[]; newer: string[] } => {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const row of history) refuseContradiction(row, known.get(row.migration_name))
  const applied = new Set(history.map((row) => row.migration_name))
  const pending = migrations.filter(({ name }) => !applied.has(name))
  const newer = [...applied].filter((name) => !known.has(name))
  const last = migrations.at(-1)?.name ?? ''
  const strange = newer.find((name) => !isCompatible(name) || name < last || pending.length > 0)
  if (strange !== undefined) throw unknownMigration(strange)
  return { pending, newer }
}

export const unknownMigration = (name: string): UserError =>
  new UserError(
    `The database has the migration ${name}, which this release does not know: a newer release made it. Run that release.`,
  )

const refuseContradiction = ({ migration_name: name, checksum, finished }: HistoryRow, migration?: Migration): void => {
  if (!finished) {
    throw new UserError(
      `The migration ${name} was begun on this database and not finished. Mend the database, then run "npx prisma migrate resolve".`,
    )
  }
  if (migration !== undefined && migration.checksum !== checksum) {
    throw new UserError(
      `The migration ${name} was changed after it was applied to this database. Restore prisma/migrations/${name}/migration.sql.`,
    )
  }
}
