import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { UserError } from '../errors.ts'
import { isRunning, markOf } from './process-marks.ts'

type Release = () => void

/** How often a waiting program looks again, and how long it waits for others: creating a cluster takes seconds. */
const POLL_MS = 50
const PATIENCE_MS = 120_000
/** A lock file is empty for the instant between being made and being written. */
const EMPTY_MS = 1_000

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code

const isFullDisk = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(codeOf(error) ?? '')

/** Who holds the lock, as `markOf` says it; null where nobody does. */
const readHolder = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

const isStale = (path: string, holder: string): boolean => {
  if (holder !== '') return !isRunning(holder)
  const madeAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
  return Date.now() - madeAt > EMPTY_MS
}

/**
 * Takes a dead process's lock away. Renaming makes sure that of several that try only one succeeds; if in the meantime
 * another program took the lock anew, it gets it back. (Should two ever hold it at once, PostgreSQL's own lock on its
 * directory still lets only one server in: this one spares users its messages.)
 */
const discard = (path: string, holder: string): void => {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  if (readHolder(aside) === holder) rmSync(aside, { force: true })
  else renameSync(aside, path)
}

/** Takes the lock if it is free, or its holder dead. */
const tryLock = (path: string): Release | null => {
  try {
    writeFileSync(path, markOf(process.pid), { flag: 'wx', mode: 0o644 })
    return () => rmSync(path, { force: true })
  } catch (error) {
    if (isFullDisk(error)) rmSync(path, { force: true }) // made, but not written
    if (codeOf(error) !== 'EEXIST') throw error
  }
  const holder = readHolder(path)
  if (holder !== null && isStale(path, holder)) discard(path, holder)
  return null
}

/** Who only leaves needs no room for it: on a full disk nobody else can take the lock either. */
const tryLockToLeave = (path: string): Release | null => {
  try {
    return tryLock(path)
  } catch (error) {
    if (isFullDisk(error)) return () => {}
    throw error
  }
}

/**
 * Waits until no other program holds the lock, and takes it. It dies with its process.
 * @throws UserError where a running process does not give it back within two minutes.
 */
export const acquireLock = (path: string): Promise<Release> => acquireBy(tryLock, path)

/** The same for who leaves. */
export const acquireLockToLeave = (path: string): Promise<Release> => acquireBy(tryLockToLeave, path)

const acquireBy = async (attempt: typeof tryLock, path: string): Promise<Release> => {
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    const release = attempt(path)
    if (release) return release
    await sleep(POLL_MS)
  }
  const pid = readHolder(path)?.split(' ')[0]
  throw new UserError(
    `Process ${pid} keeps the embedded database locked: end it, or delete ${path} if it is another's.`,
  )
}

/**
 * The same for a process that is ending, where nothing can be awaited. It does not wait for itself: what this process
 * was still starting can no longer go on. Nor does it wait longer than an exit may last.
 */
export const acquireLockAtExit = (path: string, patienceMs: number): Release => {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline && readHolder(path) !== markOf(process.pid)) {
    const release = tryLockToLeave(path)
    if (release) return release
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS)
  }
  return () => {}
}
