import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { UserError } from '../errors.ts'
import { exitOnSignals } from '../exit-on-signals.ts'
import { findBinaries } from './binaries.ts'
import { createCluster, hasCluster, prepareDataDir } from './cluster.ts'
import { ensureDatabase } from './database.ts'
import { explainFileError } from './failures.ts'
import { chooseRunAs } from './identity.ts'
import { acquireLock, acquireLockAtExit, acquireLockToLeave } from './lock.ts'
import { type Paths, pathsOf } from './paths.ts'
import { findPort, startServer, stopServer, stopServerAtExit } from './postmaster.ts'
import type { RunAs } from './run.ts'
import { isUsed, signIn } from './users.ts'

/** A running server that this process uses. */
export interface EmbeddedServer {
  /** The address of its database, password included. */
  readonly url: string
  /** Whether somebody else used it already when it was opened. */
  readonly shared: boolean
  /** Starts it again where it does not run any more, though this process uses it still. */
  revive(): Promise<void>
  /** Leaves the server, and stops it where no other process uses it. */
  stop(): Promise<void>
}

/** How long a server that recovers from a crash, or is ending, is waited for. */
const PATIENCE_MS = 60_000
/**
 * How long the end of a process may wait for another that is starting or leaving the server. Who starts it has noted by then that
 * it uses it, so that leaving without the lock does no harm.
 */
const EXIT_PATIENCE_MS = 500

/** A cluster, and what runs it. */
interface Installation {
  readonly paths: Paths
  readonly pgCtl: string
  readonly runAs: RunAs
}

/** Joins the server that runs on the cluster, else starts one; returns its address. */
const startOrJoin = async ({ paths, pgCtl, runAs }: Installation): Promise<string> => {
  const password = readFileSync(paths.password, 'utf8').trim()
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    const port = findPort(paths)
    if (port === null) {
      await startServer(paths, pgCtl, runAs)
      continue
    }
    const address = `postgresql://readout:${password}@127.0.0.1:${port}`
    if (port > 0 && (await ensureDatabase(address, 'readout'))) return `${address}/readout`
    await sleep(100)
  }
  throw new UserError(
    `The server of the embedded database in ${paths.dataDir} runs, but does not answer: look into ${paths.log}.`,
  )
}

/**
 * Notes that this process uses the server, until it leaves it: whoever leaves last stops it. The end of the process leaves too,
 * where `stop` was not called, and a signal is such an end.
 * @returns `leave` for who holds the lock, `stop` and `revive` for who does not.
 */
const enter = ({ paths, pgCtl, runAs }: Installation) => {
  const signOut = signIn(paths.users)
  let hasLeft = false
  const ignoreSignals = exitOnSignals()
  const isLastToLeave = (): boolean => {
    hasLeft = true
    process.off('exit', leaveAtExit)
    ignoreSignals()
    signOut()
    return !isUsed(paths.users)
  }
  const leaveAtExit = () => {
    const release = acquireLockAtExit(paths.lock, EXIT_PATIENCE_MS)
    if (isLastToLeave()) stopServerAtExit(paths, pgCtl, runAs)
    release()
  }
  process.on('exit', leaveAtExit)
  const leave = async () => {
    if (isLastToLeave()) await stopServer(paths, pgCtl, runAs)
  }
  const stop = async () => {
    const release = await acquireLockToLeave(paths.lock)
    await leave().finally(release)
  }
  const revive = async () => {
    const release = await acquireLock(paths.lock)
    try {
      if (!hasLeft && findPort(paths) === null) await startServer(paths, pgCtl, runAs)
    } finally {
      release()
    }
  }
  return { leave, stop, revive }
}

/** What a start does while no other process starts, joins or leaves. */
const openAlone = async (paths: Paths, onProgress: (message: string) => void): Promise<EmbeddedServer> => {
  const { initdb, pgCtl, postgres } = findBinaries()
  const runAs = chooseRunAs(paths.cluster, postgres)
  if (!hasCluster(paths, postgres, runAs)) {
    onProgress(`Creating a database in ${paths.dataDir}, this once`)
    await createCluster(paths, initdb, runAs)
  }
  const installation = { paths, pgCtl, runAs }
  const shared = isUsed(paths.users)
  const { leave, ...use } = enter(installation)
  try {
    return { url: await startOrJoin(installation), shared, ...use }
  } catch (error) {
    await leave()
    throw error
  }
}

/**
 * Starts the embedded PostgreSQL of a data directory, or joins the one that runs there. The directory is made where it is missing.
 * @param dataDir absolute path.
 * @param onProgress is told what takes longer than a moment.
 * @throws UserError where the directory, the platform or this user does not allow it.
 */
export const openEmbeddedServer = async (
  dataDir: string,
  onProgress: (message: string) => void,
): Promise<EmbeddedServer> => {
  const paths = pathsOf(dataDir)
  try {
    prepareDataDir(dataDir)
    const release = await acquireLock(paths.lock)
    try {
      return await openAlone(paths, onProgress)
    } finally {
      release()
    }
  } catch (error) {
    throw explainFileError(error, dataDir)
  }
}
