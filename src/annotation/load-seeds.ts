import { basename, resolve } from 'node:path'
import type { Database } from '../platform/database.ts'
import { checkSeeds } from './check-seeds.ts'
import type { LoadSummary } from './load/summary.ts'
import { loadRows } from './load-rows.ts'
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
  return { ...(await loadRows({ database, rows, label: basename(resolve(folder)), replace, progress })), warnings }
}
