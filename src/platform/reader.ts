import { createHash } from 'node:crypto'
import pg from 'pg'
import type { DatabaseServer } from './database-server.ts'
import { describeError, UserError } from './errors.ts'
import { migrationLock } from './migrate.ts'

/** The role of the embedded database as which clients are answered. */
const embeddedReader = 'readout_reader'

/** What anybody may do in a new database, and a reader shall not: make temporary tables and large objects. */
const revokeFromAnybody = (database: string) => `
  REVOKE TEMPORARY ON DATABASE ${pg.escapeIdentifier(database)} FROM PUBLIC;
  REVOKE EXECUTE ON FUNCTION lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC`

const grantReading = (role: string) => `
  GRANT USAGE ON SCHEMA public, as_of TO ${role};
  GRANT SELECT ON ALL TABLES IN SCHEMA public, as_of TO ${role}`

/** Tables and views that the current role may change, or could as a member of their owner, and whether it may everything. */
const findWritable = `
  SELECT rolsuper AS "isSuperuser", ARRAY(
    SELECT relname::text FROM pg_class
    WHERE relnamespace IN ('public'::regnamespace, 'as_of'::regnamespace) AND relkind IN ('r', 'p', 'v')
      AND (has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE') OR has_any_column_privilege(oid, 'INSERT, UPDATE')
        OR pg_has_role(relowner, 'MEMBER'))
    ORDER BY relname) AS writable
  FROM pg_roles WHERE rolname = current_user`

/**
 * Sees to a role that can only read, and returns the address by which clients are answered. On the embedded server the role is the
 * program's own; elsewhere it is the one in `readerUrl`, which the owner of the tables lets read what there is, after each migration
 * anew. Without one it is the owner, and all that keeps its connections from writing is that they say so.
 * @throws UserError where the role cannot be used, or could write, or there is no server that it could be of.
 */
export const prepareReader = async (server: DatabaseServer, readerUrl: string | undefined): Promise<string> => {
  if (server.embedded && readerUrl !== undefined)
    throw new UserError(
      'READOUT_READER_URL names a role of a server of your own, but DATABASE_URL names none: set both, or neither.',
    )
  if (server.embedded) return prepareEmbeddedReader(server.url)
  if (readerUrl === undefined) return server.url
  const { username } = new URL(readerUrl)
  await runAlone(server.url, (client) => client.query(grantReading(pg.escapeIdentifier(decodeURIComponent(username)))))
  await checkReader(readerUrl)
  return readerUrl
}

/** Its password follows from the owner's, so that all programs that use the server know it. */
const prepareEmbeddedReader = async (ownerUrl: string): Promise<string> => {
  const url = new URL(ownerUrl)
  const database = url.pathname.slice(1)
  url.username = embeddedReader
  url.password = createHash('sha256').update(`${embeddedReader}:${url.password}`).digest('hex')
  await runAlone(ownerUrl, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [embeddedReader])
    const verb = rowCount === 0 ? 'CREATE' : 'ALTER'
    await client.query(`${verb} ROLE ${embeddedReader} LOGIN PASSWORD ${pg.escapeLiteral(url.password)}`)
    await client.query(revokeFromAnybody(database))
    await client.query(grantReading(embeddedReader))
  })
  return url.href
}

/** Does something in one transaction while no other program does the same or migrates: what is granted is written in shared rows. */
const runAlone = async (ownerUrl: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> => {
  await withClient(ownerUrl, async (client) => {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock])
    await work(client)
    await client.query('COMMIT')
  }).catch(refuse)
}

const checkReader = async (readerUrl: string): Promise<void> => {
  const { rows } = await withClient(readerUrl, (client) => client.query(findWritable)).catch(refuse)
  const { isSuperuser, writable } = rows[0]
  if (!isSuperuser && writable.length === 0) return
  const reason = isSuperuser ? 'is a superuser' : `may change "${writable[0]}"`
  throw new UserError(
    `The role in READOUT_READER_URL ${reason}: name one that was granted nothing but what Readout grants it.`,
  )
}

const withClient = async <Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  // A connection that breaks off is told here as well; the statement fails with it.
  client.on('error', () => {})
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end()
  }
}

const refuse = (cause: unknown): never => {
  throw new UserError(
    `The role as which clients are answered cannot be prepared (${describeError(cause)}): ` +
      'make it as the README says, or mend READOUT_READER_URL; without that variable clients are answered as the owner.',
    { cause },
  )
}
