import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { messageOf } from '../../platform/errors.ts'

/** What a seeds folder's files may take, in bytes. PostgreSQL's search over a text ends at a megabyte of its words. */
const most = { '.txt': 500_000, article: 2_000_000, registry: 4_000_000 } as const

const mostFor = (path: string): number => {
  if (path.endsWith('.txt')) return most['.txt']
  return path.startsWith('registry/') ? most.registry : most.article
}

const isOutside = (folder: string, file: string): boolean =>
  !realpathSync(file).startsWith(`${realpathSync(folder)}${sep}`)

/** What stands against reading a file, before it is opened: opening a pipe would wait for ever. */
const faultOf = (folder: string, path: string): string | null => {
  const file = join(folder, path)
  if (lstatSync(file).isSymbolicLink() && isOutside(folder, file)) {
    return 'is a link to a file outside of the seeds folder: put the file itself here'
  }
  const stats = statSync(file)
  if (!stats.isFile()) return 'is no file, as it must be'
  const limit = mostFor(path)
  return stats.size > limit
    ? `is larger than ${limit / 1000} kB: split it, or take out what does not belong there`
    : null
}

const reasons: Record<string, string> = {
  EACCES: 'cannot be read by this user: change its permissions',
  EPERM: 'cannot be read by this user: change its permissions',
  ENOENT: 'is a link to nothing, or has gone meanwhile: put the file itself here',
  ELOOP: 'is a link to itself: put the file itself here',
}

/**
 * The bytes of a file of a seeds folder, or why there are none. Waits for the file: of many small ones, awaiting a promise for
 * each takes longer than reading it.
 */
export const readBytes = (folder: string, path: string): Buffer | string => {
  try {
    return faultOf(folder, path) ?? readFileSync(join(folder, path))
  } catch (error) {
    return reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? `cannot be read: ${messageOf(error)}`
  }
}
