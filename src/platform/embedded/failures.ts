import { messageOf, UserError } from '../errors.ts'

const FULL_DISK = 'No space left on device'

/** The line of a PostgreSQL program's output that says why it failed. */
const findReason = (output: string): string => {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  // A full disk has consequences, of which the last line speaks.
  const line =
    lines.find((text) => text.includes(FULL_DISK)) ??
    lines.findLast((text) => /\b(FATAL|PANIC|error):/.test(text)) ??
    lines.at(-1) ??
    'it said nothing'
  return line.replace(/^.*?\b(FATAL|PANIC|error):\s*/, '').trim()
}

const adviceFor = (reason: string, log: string | undefined): string => {
  if (reason.includes(FULL_DISK)) return 'Make room on that disk.'
  if (reason.includes('Permission denied')) {
    return 'Start Readout as the user to whom that folder belongs, or set READOUT_DATA_DIR to a folder that this user can reach.'
  }
  return log === undefined ? 'Mend that, or name a PostgreSQL 15+ server in DATABASE_URL.' : `Look into ${log}.`
}

/**
 * The error for a program of PostgreSQL that failed.
 * @param task what it could not do, as in `start in /folder`.
 * @param log the file that holds its output, where one does.
 */
export const programFailure = (task: string, output: string, log?: string): UserError => {
  const reason = findReason(output)
  return new UserError(`PostgreSQL could not ${task}: ${reason}. ${adviceFor(reason, log)}`)
}

const folderProblems: Record<string, string> = {
  EACCES: 'cannot be written by this user',
  EPERM: 'cannot be written by this user',
  EROFS: 'is on a read-only disk',
  EEXIST: 'is a file, not a folder',
  ENOTDIR: 'is a file, or inside one',
  ENOSPC: 'is on a full disk',
  EDQUOT: 'is on a full disk',
  ENAMETOOLONG: 'has too long a name',
}

/**
 * The error for a file operation in the data directory that failed: one line for what a user can mend. Other
 * errors are given back as they are.
 */
export const explainFileError = (error: unknown, dataDir: string): unknown => {
  const problem = folderProblems[(error as NodeJS.ErrnoException).code ?? '']
  if (error instanceof UserError || problem === undefined) return error
  return new UserError(
    `The data directory ${dataDir} ${problem} (${messageOf(error)}): mend that, or set READOUT_DATA_DIR to another folder.`,
  )
}
