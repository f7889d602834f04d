import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, lstatSync, mkdirSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { build } from 'vite'
import { currentPlatform, packageFor } from '../../src/platform/embedded/platform.ts'
import { createFolder, killAtLast } from './leftovers.ts'

export const isRoot = process.getuid?.() === 0

/** Options of `spawn` for a user who is not root: somebody else for root, nobody else for others. */
export const ordinaryUser = isRoot ? { uid: 65_534, gid: 65_534 } : {}

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
  killAtLast(child)
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
