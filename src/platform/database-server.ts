import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { mayComeYet } from './database-failure.ts'
import { openEmbeddedServer } from './embedded/embedded-server.ts'
import { describeError, UserError } from './errors.ts'

/** A PostgreSQL server to use, and one database on it. */
export interface DatabaseServer {
  /** `postgresql://…`, password included. */
  readonly url: string
  /** Whether it is the one in the data directory. */
  readonly embedded: boolean
  /** Whether it goes on when this process ends: a named one does, the embedded one where others used it before. */
  readonly shared: boolean
  /** Starts the embedded one again where it does not run any more; there is nothing that can be done for another. */
  revive(): Promise<void>
  /** Ends the use of it. The embedded one is stopped where no other process uses it. */
  stop(): Promise<void>
}

/** How long a server that DATABASE_URL names may take to answer. */
const TIMEOUT_MS = 5_000
/** As `server_version_num` counts: 15. */
const OLDEST_VERSION = 150_000

/** Takes an address apart. An `@` after the host shows that a password's special character ended the host too early. */
const parseAddress = (databaseUrl: string): URL => {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined
  if (url && /^postgres(ql)?:$/.test(url.protocol) && !/@/.test(url.pathname + url.search + url.hash)) return url
  throw new UserError(
    'DATABASE_URL is not the address of a PostgreSQL server: write postgresql://user:password@host:5432/name, ' +
      'with special characters of the password percent-encoded.',
  )
}

const readVersion = async (databaseUrl: string): Promise<{ number: number; name: string }> => {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
  })
  // A connection that breaks off is reported here as well; the statement fails with it.
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query(
      `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name`,
    )
    return rows[0]
  } finally {
    await client.end()
  }
}

/** Milliseconds between two tries to reach a server that is not there yet: the first, and the most. */
const pauses = { first: 250, most: 5_000 }

interface Waiting {
  /** Milliseconds. */
  readonly wait: number
  readonly onProgress: (message: string) => void
}

/** The version of a server that may still be starting. */
const awaitVersion = async (databaseUrl: string, { wait, onProgress }: Waiting) => {
  const { host, pathname } = parseAddress(databaseUrl)
  const deadline = performance.now() + wait
  for (let pause = pauses.first; ; pause = Math.min(2 * pause, pauses.most)) {
    try {
      return await readVersion(databaseUrl)
    } catch (error) {
      const left = deadline - performance.now()
      if (!mayComeYet(error) || left <= 0) throw error
      const seconds = Math.ceil(left / 1000)
      onProgress(
        `The PostgreSQL at ${host}${pathname} is not there yet (${describeError(error)}): waiting, for ${seconds} s more at most`,
      )
      await sleep(Math.min(pause, left))
    }
  }
}

const checkServer = async (databaseUrl: string, waiting: Waiting): Promise<void> => {
  const { host, pathname } = parseAddress(databaseUrl)
  const version = await awaitVersion(databaseUrl, waiting).catch((error) => {
    throw new UserError(
      `The PostgreSQL at ${host}${pathname}, which DATABASE_URL names, cannot be used (${describeError(error)}): ` +
        'start it or mend DATABASE_URL; without that variable Readout uses its own.',
    )
  })
  if (version.number >= OLDEST_VERSION) return
  throw new UserError(
    `The PostgreSQL at ${host}${pathname}, which DATABASE_URL names, is version ${version.name}, and Readout needs 15 or newer: ` +
      'name a newer one; without that variable Readout uses its own.',
  )
}

/**
 * A PostgreSQL to use: the one that `databaseUrl` names, else the embedded one, started where none runs on `dataDir`.
 *
 * A process that ends by itself, by `process.exit` or by a signal leaves the embedded server without `stop` too. One that is
 * killed (SIGKILL) leaves it running; the next one to open it then also stops it.
 * @param options.dataDir absolute path of the folder of the embedded one, which is made where it is missing.
 * @param options.wait milliseconds to wait for a named server that does not answer yet.
 * @param options.onProgress is told what takes longer than a moment.
 * @throws UserError where there is none to use: what is wrong, and what to do. No password stands in it.
 */
export const openDatabaseServer = async ({
  databaseUrl,
  dataDir,
  wait = 0,
  onProgress = () => {},
}: {
  databaseUrl?: string | undefined
  dataDir: string
  wait?: number
  onProgress?: (message: string) => void
}): Promise<DatabaseServer> => {
  if (databaseUrl === undefined) return { ...(await openEmbeddedServer(dataDir, onProgress)), embedded: true }
  await checkServer(databaseUrl, { wait, onProgress })
  return { url: databaseUrl, embedded: false, shared: true, revive: async () => {}, stop: async () => {} }
}
