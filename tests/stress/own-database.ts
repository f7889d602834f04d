import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { pino } from 'pino'
import { loadSeeds } from '../../src/annotation/load-seeds.ts'
import { createDatabase } from '../../src/platform/database.ts'
import { openDatabaseServer } from '../../src/platform/database-server.ts'
import { findBinaries } from '../../src/platform/embedded/binaries.ts'
import { chooseRunAs } from '../../src/platform/embedded/identity.ts'
import { pathsOf } from '../../src/platform/embedded/paths.ts'
import { startServer } from '../../src/platform/embedded/postmaster.ts'
import { isPostgres } from '../../src/platform/embedded/process-marks.ts'
import { migrate } from '../../src/platform/migrate.ts'

/** A PostgreSQL of one's own, to be treated badly. What Linux alone tells (which processes it has) is done on Linux alone. */
export interface OwnDatabase {
  readonly url: string
  /** Ends it as its administrator does: sessions are broken off, what they wrote is kept. */
  end(): Promise<void>
  /** Kills its main process; the others notice. */
  kill(): Promise<void>
  /** Starts it again, which recovers what was killed. */
  start(): Promise<void>
  /** Stops all its processes where they stand, as a machine that hangs. */
  pause(): void
  resume(): void
  /** Kills one session's process, at which PostgreSQL ends all sessions and recovers. */
  killSession(): Promise<void>
  /** Ends the sessions of the program. */
  endSessions(): Promise<void>
  /** Stops it, whatever state it is in, and removes its files. */
  remove(): Promise<void>
}

const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/stat`, 'latin1').split(') ').at(-1)?.split(' ')[1] === `${parent}`
      } catch {
        return false // it has ended meanwhile
      }
    })
    .map(Number)

const signal = (pids: readonly number[], name: NodeJS.Signals): void => {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

/** Asks on a connection of its own, which bears another name than the program's. */
const query = async (url: string, sql: string): Promise<{ pid: number }[]> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, query_timeout: 10_000 })
  client.on('error', () => {}) // the statement fails with it
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

const sessions = `FROM pg_stat_activity WHERE application_name = 'readout' AND pid <> pg_backend_pid()`

/** Starts one in a folder of its own. It ends with this process. */
export const openOwnDatabase = async (): Promise<OwnDatabase> => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'readout-stress-'))
  const server = await openDatabaseServer({ dataDir })
  const paths = pathsOf(dataDir)
  const { pgCtl, postgres } = findBinaries()
  const runAs = chooseRunAs(paths.cluster, postgres)
  const main = (): number => Number.parseInt(readFileSync(path.join(paths.cluster, 'postmaster.pid'), 'utf8'), 10)
  let paused: number[] = []

  const endBy = async (name: NodeJS.Signals) => {
    const pid = main()
    signal([pid], name)
    for (const deadline = Date.now() + 20_000; isPostgres(pid); await sleep(20)) {
      if (Date.now() > deadline) throw new Error(`the database did not end within 20 s of ${name}`)
    }
  }
  const resume = () => {
    signal(paused, 'SIGCONT')
    paused = []
  }
  const removeFiles = () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  // Nobody could end what stands still; what runs is ended before its files go.
  process.prependOnceListener('exit', resume)
  process.once('exit', removeFiles)

  return {
    url: server.url,
    end: () => endBy('SIGINT'),
    kill: () => endBy('SIGKILL'),
    start: () => startServer(paths, pgCtl, runAs),
    pause: () => {
      // The main process first: it starts no others then.
      signal([main()], 'SIGSTOP')
      paused = [main(), ...childrenOf(main())]
      signal(paused, 'SIGSTOP')
    },
    resume,
    killSession: async () => {
      const [session] = await query(server.url, `SELECT pid ${sessions} ORDER BY backend_start DESC LIMIT 1`)
      if (session) signal([session.pid], 'SIGKILL')
    },
    endSessions: async () => {
      await query(server.url, `SELECT pid, pg_terminate_backend(pid) ${sessions}`)
    },
    remove: async () => {
      resume()
      await server.stop()
      removeFiles()
      process.off('exit', resume)
      process.off('exit', removeFiles)
    },
  }
}

/** The same, filled from seeds/. */
export const openSeededDatabase = async (): Promise<OwnDatabase> => {
  const own = await openOwnDatabase()
  try {
    await migrate(own.url)
    const database = createDatabase({ url: own.url, logger: pino({ level: 'silent' }) })
    await loadSeeds({ database, folder: 'seeds' }).finally(() => database.$disconnect())
    return own
  } catch (error) {
    await own.remove()
    throw error
  }
}
