import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { build } from 'vite'
import { afterAll, vi } from 'vitest'
import { currentPlatform, packageFor } from '../../src/platform/embedded/platform.ts'
import { isPostgres } from '../../src/platform/embedded/process-marks.ts'

// These tests start databases, which takes a second where the machine is idle.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

export const isRoot = process.getuid?.() === 0

/** Options of `spawn` for a user who is not root: somebody else for root, nobody else for others. */
export const ordinaryUser = isRoot ? { uid: 65_534, gid: 65_534 } : {}

const folders: string[] = []
const children: ChildProcess[] = []

/** A folder for a test, which only its owner may enter, with all that runs in it ended and removed after the file's tests. */
export const createFolder = (owner: { uid?: number; gid?: number } = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), 'readout-test-'))
  folders.push(folder)
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid)
  return folder
}

/** The process id of the server of a data directory; null where none runs. */
export const findServer = (dataDir: string): number | null => {
  const file = join(dataDir, 'postgres', 'data', 'postmaster.pid')
  const pid = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : 0
  return pid > 0 && isPostgres(pid) ? pid : null
}

/** Waits until something holds. */
export const waitUntil = async (holds: () => boolean): Promise<void> => {
  const deadline = Date.now() + 10_000
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('waited ten seconds in vain')
    await sleep(20)
  }
}

const killServer = async (dataDir: string): Promise<void> => {
  const pid = findServer(dataDir)
  if (pid === null) return
  process.kill(pid, 'SIGQUIT')
  await waitUntil(() => !isPostgres(pid))
}

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const folder of folders) {
    await killServer(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})

/**
 * How the PostgreSQL package gets to a copy of the program: by a link to this project's, as a whole for users who cannot
 * reach this project, without the links that its install script makes, or not at all.
 */
type Installation = 'linked' | 'copied' | 'without links' | 'without PostgreSQL'

const installPostgres = (folder: string, installation: Installation): void => {
  if (installation === 'without PostgreSQL') return
  const name = packageFor(currentPlatform())
  const source = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  const target = join(folder, 'node_modules', name)
  mkdirSync(dirname(target), { recursive: true })
  if (installation === 'linked') {
    symlinkSync(source, target, 'junction')
    return
  }
  const filter = (path: string) => installation === 'copied' || !lstatSync(path).isSymbolicLink()
  cpSync(source, target, { recursive: true, verbatimSymlinks: true, filter })
}

/**
 * Installs the program that uses a database server in a folder of its own, which every user can reach: this project may lie
 * where they cannot.
 * @returns the program's path.
 */
export const installProgram = async (installation: Installation = 'linked'): Promise<string> => {
  const folder = createFolder()
  chmodSync(folder, 0o755)
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: fileURLToPath(new URL('database-server-user.ts', import.meta.url)),
      outDir: folder,
      target: 'node20',
      rollupOptions: { external: ['pg-native'], output: { entryFileNames: 'program.mjs' } },
    },
    ssr: { noExternal: true },
  })
  installPostgres(folder, installation)
  return join(folder, 'program.mjs')
}

/** A running program that has a database server. */
export interface ServerUser {
  readonly url: string
  readonly embedded: boolean
  readonly pid: number
  /** Has it end in one of the ways that it knows, or kills it, and waits until it has ended. */
  end(way: 'stop' | 'exit' | 'kill'): Promise<void>
}

/** As whom and how a program is started. */
interface SpawnAs {
  readonly uid?: number
  readonly gid?: number
  readonly env?: NodeJS.ProcessEnv
  /** What it is started through, as `unshare`. */
  readonly through?: readonly string[]
}

/**
 * Starts the program on a data directory.
 * @throws Error with the message of the one that it failed with.
 */
export const startUser = async (
  program: string,
  dataDir: string,
  { databaseUrl, through = [], ...as }: SpawnAs & { databaseUrl?: string } = {},
): Promise<ServerUser> => {
  const urls = databaseUrl === undefined ? [] : [databaseUrl]
  const [file = '', ...args] = [...through, process.execPath, program, dataDir, ...urls]
  const child = spawn(file, args, { ...as, cwd: '/', stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  const exited = once(child, 'exit')
  const [line] = await once(createInterface(child.stdout), 'line')
  const { error, name, ...server } = JSON.parse(line)
  if (error !== undefined) throw Object.assign(new Error(error), { name })
  const end = async (way: 'stop' | 'exit' | 'kill') => {
    if (way === 'kill') child.kill('SIGKILL')
    else child.stdin.write(`${way}\n`)
    await exited
  }
  return { ...server, pid: child.pid, end }
}

/** Runs one statement on a connection of its own, and returns the rows. */
export const query = async (url: string, sql: string) => {
  const client = new pg.Client(url)
  // A server that goes away is reported here as well; the statement fails with it.
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
