import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { constants, setPriority } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { programFailure } from './failures.ts'
import type { Paths } from './paths.ts'
import { answersSignals, isPostgres } from './process-marks.ts'
import { type Outcome, type RunAs, run, runAtOnce, runLogged } from './run.ts'

/** How long a start is tried again while what a killed server left behind is ending. */
const RETRY_MS = 20_000

const readText = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const pidFileOf = ({ cluster }: Paths): string => join(cluster, 'postmaster.pid')

/** The process id that the last server wrote down, 0 where there is none. */
const readPid = (paths: Paths): number => Number.parseInt(readText(pidFileOf(paths)) ?? '0', 10) || 0

/** The port of the server that runs on a cluster, 0 while it is about to write it down; null where none runs. */
export const findPort = (paths: Paths): number | null => {
  const lines = readText(pidFileOf(paths))?.split('\n')
  if (!lines || !isPostgres(Number(lines[0]))) return null
  return Number(lines[3] ?? 0)
}

const findFreePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const startOn = (port: number, paths: Paths, pgCtl: string, runAs: RunAs): Promise<Outcome> => {
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c timezone=UTC`
  // pg_ctl puts the path into a shell's command line, where a relative one has no characters that a shell understands.
  const args = ['start', '-s', '-w', '-D', basename(paths.cluster), '-o', settings]
  return runLogged(pgCtl, args, runAs, { folder: paths.home, log: paths.log })
}

/**
 * Lets programs on this machine come before the sessions of the server, which are made from now on. There are more of them than
 * processors: where more is asked than can be answered, the program that asks would not even come to read the requests and refuse them.
 */
const stepBack = (pid: number): void => {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Where the system does not allow it, or the server has ended already, which whoever connects will be told.
  }
}

/**
 * Starts the server of a cluster on which none runs, on the port that it had last or, where that is taken, on another.
 * @throws UserError where it does not start.
 */
export const startServer = async (paths: Paths, pgCtl: string, runAs: RunAs): Promise<void> => {
  // After a crash the server's process id may belong to another program by now, which PostgreSQL would take for a server.
  const pid = readPid(paths)
  if (pid > 0 && answersSignals(pid)) rmSync(pidFileOf(paths))
  if (readText(paths.log) !== null) renameSync(paths.log, `${paths.log}.old`)
  const deadline = Date.now() + RETRY_MS
  let port = Number(readText(paths.port)) || (await findFreePort())
  for (;;) {
    const { code, output } = await startOn(port, paths, pgCtl, runAs)
    if (code === 0) break
    if (Date.now() > deadline) throw programFailure(`start in ${paths.dataDir}`, output, paths.log)
    if (output.includes('could not create any TCP/IP sockets')) port = await findFreePort()
    else if (output.includes('pre-existing shared memory block')) await sleep(200)
    else throw programFailure(`start in ${paths.dataDir}`, output, paths.log)
  }
  stepBack(readPid(paths))
  writeFileSync(paths.port, String(port), { mode: 0o600 })
}

const stopArguments = ({ cluster }: Paths, seconds: number): string[] => {
  return ['stop', '-s', '-m', 'fast', '-t', String(seconds), '-D', cluster]
}

/** Stops the server: its sessions are ended, its data written. Resolves when it has, or after ten seconds. */
export const stopServer = async (paths: Paths, pgCtl: string, runAs: RunAs): Promise<void> => {
  if (findPort(paths) !== null) await run(pgCtl, stopArguments(paths, 10), runAs)
}

/**
 * The same for a process that is ending, where nothing can be awaited and no timer fires: waits for one second at most. A server
 * that takes longer knows already that it is to end, and does so by itself.
 */
export const stopServerAtExit = (paths: Paths, pgCtl: string, runAs: RunAs): void => {
  if (findPort(paths) !== null) runAtOnce(pgCtl, stopArguments(paths, 1), runAs)
}
