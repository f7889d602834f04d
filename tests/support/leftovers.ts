import type { ChildProcess } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isPostgres } from '../../src/platform/embedded/process-marks.ts'
import { findServer } from './find-server.ts'
import { waitUntil } from './wait-until.ts'

// What tests leave behind outside of their process is ended after each file, by end-leftovers.ts: the process itself goes on to
// the next file.

const folders: string[] = []
const children: ChildProcess[] = []

/** A folder for a test, which only its owner may enter, with all that runs in it ended and removed after the file's tests. */
export const createFolder = (owner: { uid?: number; gid?: number } = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), 'readout-test-'))
  folders.push(folder)
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid)
  return folder
}

/** Has a process killed after the file's tests, where it has not ended until then. */
export const killAtLast = (child: ChildProcess): void => void children.push(child)

export const endLeftovers = async (): Promise<void> => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) {
    await killServer(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const killServer = async (dataDir: string): Promise<void> => {
  const pid = findServer(dataDir)
  if (pid === null) return
  process.kill(pid, 'SIGQUIT')
  await waitUntil(() => !isPostgres(pid))
}
