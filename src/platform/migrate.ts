import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { Client, DatabaseError, escapeIdentifier } from 'pg'
import { messageOf, UserError } from './errors.ts'
import { projectRoot } from './project-root.ts'

/** The lock that Prisma Migrate itself takes: what migrates this database elsewhere waits for us, and we for it. */
export const migrationLock = 72707369

const createHistory = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`

interface Migration {
  name: string
  sql: string
  checksum: string
}

interface HistoryRow {
  migration_name: string
  checksum: string
  finished: boolean
}

/**
 * Applies the migrations that a database lacks, in order, each in a transaction of its own with its row in Prisma's history.
 * Of several callers at once one works and the others wait. Returns the names of those applied.
 *
 * @throws UserError where the history and the folder contradict each other, and nothing is applied then; where PostgreSQL refuses a
 * migration, or does not let this user make tables.
 */
export const migrate = async (
  databaseUrl: string,
  folder = path.join(projectRoot, 'prisma', 'migrations'),
): Promise<string[]> => {
  const migrations = await readMigrations(folder)
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  // A connection that breaks off is told here as well; the statement fails with it.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    const pending = pendingMigrations(migrations, await openHistory(client))
    for (const migration of pending) await apply(client, migration)
    return pending.map((migration) => migration.name)
  } finally {
    await client.end() // which gives the lock back
  }
}

const readMigrations = async (folder: string): Promise<Migration[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

const openHistory = async (client: Client): Promise<HistoryRow[]> => {
  try {
    await client.query(createHistory)
    return await readHistory(client)
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error
    throw new UserError(`The database cannot be migrated: ${error.message}.${adviceFor(error, client)}`, {
      cause: error,
    })
  }
}

const insufficientPrivilege = '42501'

/** What to do about a refusal, where that is known: a sentence after a space. */
const adviceFor = (error: unknown, { database = '', user = '' }: Client): string => {
  if (!(error instanceof DatabaseError) || error.code !== insufficientPrivilege) return ''
  const [onto, to] = [escapeIdentifier(database), escapeIdentifier(user)]
  return (
    " Connect as the database's owner, or have the owner run: " +
    `GRANT CREATE ON DATABASE ${onto} TO ${to}; GRANT CREATE ON SCHEMA public TO ${to};`
  )
}

const readHistory = async (client: Client): Promise<HistoryRow[]> => {
  const { rows } = await client.query<HistoryRow>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
  )
  return rows
}

const pendingMigrations = (migrations: readonly Migration[], history: readonly HistoryRow[]): Migration[] => {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const row of history) refuseContradiction(row, known.get(row.migration_name))
  const applied = new Set(history.map((row) => row.migration_name))
  return migrations.filter((migration) => !applied.has(migration.name))
}

const refuseContradiction = ({ migration_name: name, checksum, finished }: HistoryRow, migration?: Migration) => {
  if (migration === undefined) {
    throw new UserError(
      `The database has the migration ${name}, which this release does not know: a newer release made it. Run that release.`,
    )
  }
  if (!finished) {
    throw new UserError(
      `The migration ${name} was begun on this database and not finished. Mend the database, then run "npx prisma migrate resolve".`,
    )
  }
  if (migration.checksum !== checksum) {
    throw new UserError(
      `The migration ${name} was changed after it was applied to this database. Restore prisma/migrations/${name}/migration.sql.`,
    )
  }
}

const apply = async (client: Client, { name, sql, checksum }: Migration): Promise<void> => {
  try {
    await client.query('BEGIN')
    await client.query(sql)
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    const reason = `${messageOf(error)}.${adviceFor(error, client)}`
    throw new UserError(`The migration ${name} failed and changed nothing: ${reason}`, { cause: error })
  }
}
