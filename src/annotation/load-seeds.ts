import { basename, resolve } from 'node:path'
import type { Database } from '../platform/database.ts'
import { checkSeeds } from './check-seeds.ts'
import { removeRows } from './load/remove.ts'
import { stageRows } from './load/stage.ts'
import { checkReplaced, deleteReplaced, refuseChangedTexts } from './load/stored-articles.ts'
import { createSummary, type LoadSummary } from './load/summary.ts'
import { writeRows } from './load/write.ts'
import type { Problem } from './problems.ts'
import { createProgress } from './progress.ts'

export interface LoadOptions {
  readonly database: Database
  /** The seeds folder: `registry/` and `articles/`. */
  readonly folder: string
  /** Slugs of articles to delete and load again. */
  readonly replace?: readonly string[]
  /** Hears, at most once a second, how far a long load has come. */
  readonly onProgress?: (line: string) => void
}

/** What a load did, and what in the files is odd. */
export interface LoadResult extends LoadSummary {
  readonly warnings: readonly Problem[]
}

/** Two loads at once would each take for new what the other adds. */
const advisoryLock = 72_707_370

const oneHour = 3_600_000

/**
 * Makes the database say what the files of a seeds folder say: adds, changes and removes rows in one transaction, and only
 * those that differ. Facts that came another way stay.
 * @throws AnnotationError with everything that is wrong in the files; nothing is written then
 */
export const loadSeeds = async ({
  database,
  folder,
  replace = [],
  onProgress = () => {},
}: LoadOptions): Promise<LoadResult> => {
  const progress = createProgress(onProgress)
  const { rows, warnings } = await checkSeeds(folder, progress)
  checkReplaced(rows, replace)
  const load = async (transaction: Parameters<typeof stageRows>[0]): Promise<LoadSummary> => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${advisoryLock})`
    const summary = createSummary(await deleteReplaced(transaction, replace))
    await stageRows(transaction, rows, progress)
    await refuseChangedTexts(transaction, basename(resolve(folder)))
    await writeRows(transaction, rows, summary)
    await removeRows(transaction, summary)
    return summary.result()
  }
  return { ...(await database.$transaction(load, { timeout: oneHour, maxWait: 60_000 })), warnings }
}
