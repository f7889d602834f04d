import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { Client, DatabaseError, escapeIdentifier } from 'pg'
import { messageOf, UserError } from './errors.ts'
import { compareHistory, type Migration, readHistory, readMigrations, unknownMigration } from './migration-history.ts'
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

interface MigrateOptions {
  /** Of migrations, in Prisma's layout; by default this release's. */
  readonly folder?: string
  /**
   * Hears of the migrations of a newer release that this one can work with, once it is sure of them. Without it they are refused: what
   * fills, backs up or empties whole tables has to know all of them.
   */
  readonly onNewer?: (names: readonly string[]) => void
}

/**
 * Applies the migrations that a database lacks, in order, each in a transaction of its own with its row in Prisma's history.
 * Of several callers at once one works and the others wait. Returns the names of those applied.
 *
 * @throws UserError where the history and the folder contradict each other, or the database is a newer release's, and nothing is
 * applied then; where PostgreSQL refuses a migration, or does not let this user make tables.
 */
export const migrate = async (
  databaseUrl: string,
  { folder = path.join(projectRoot, 'prisma', 'migrations'), onNewer }: MigrateOptions = {},
): Promise<string[]> => {
  const migrations = await readMigrations(folder)
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  // A connection that breaks off is told here as well; the statement fails with it.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    const { pending, newer } = compareHistory(migrations, await openHistory(client))
    if (newer[0] !== undefined) {
      if (!onNewer) throw unknownMigration(newer[0])
      onNewer(newer)
    }
    for (const migration of pending) await apply(client, migration)
    return pending.map((migration) => migration.name)
  } finally {
    await client.end() // which gives the lock back
  }
}

const openHistory = async (client: Client) => {
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
