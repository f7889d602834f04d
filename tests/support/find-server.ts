import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isPostgres } from '../../src/platform/embedded/process-marks.ts'

/** The process id of the server of a data directory; null where none runs. */
export const findServer = (dataDir: string): number | null => {
  const file = join(dataDir, 'postgres', 'data', 'postmaster.pid')
  const pid = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : 0
  return pid > 0 && isPostgres(pid) ? pid : null
}
