import type { Database } from '../platform/database.ts'
import { refuseCuratorsWork } from './load/curators-work.ts'
import { explainFailure } from './load/explain-failure.ts'
import { removeRows } from './load/remove.ts'
import { stageRows, type Transaction } from './load/stage.ts'
import { checkReplaced, deleteReplaced, refuseChangedTexts } from './load/stored-articles.ts'
import { createSummary, type LoadSummary } from './load/summary.ts'
import { vacuumAfter } from './load/vacuum.ts'
import { writeRows } from './load/write.ts'
import { createProgress, type Progress } from './progress.ts'
import type { Rows } from './rows.ts'

export interface RowsToLoad {
  readonly database: Database
  /** Everything that the files say. */
  readonly rows: Rows
  /** The seeds folder's own name, with which problems' files begin. */
  readonly label: string
  /** Slugs of articles to delete and load again. */
  readonly replace?: readonly string[]
  readonly progress?: Progress
}

/** Two loads at once would each take for new what the other adds. */
const advisoryLock = 72_707_370

const oneHour = 3_600_000

/**
 * Makes the database say what the rows say: adds, changes and removes rows in one transaction, and only those that differ.
 * Facts that came another way stay.
 * @throws UserError naming what stands against it, and nothing is written: stored articles whose text is another now, and
 *   curators' work on an article to be replaced
 */
export const loadRows = async ({
  database,
  rows,
  label,
  replace = [],
  progress = createProgress(() => {}),
}: RowsToLoad): Promise<LoadSummary> => {
  checkReplaced(rows, replace)
  const load = async (transaction: Transaction): Promise<LoadSummary> => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${advisoryLock})`
    await refuseCuratorsWork(transaction, replace)
    await stageRows(transaction, rows, progress)
    const summary = createSummary(await deleteReplaced(transaction, replace))
    await refuseChangedTexts(transaction, label)
    await writeRows(transaction, rows, summary)
    await removeRows(transaction, summary)
    return summary.result()
  }
  const summary = await database.$transaction(load, { timeout: oneHour, maxWait: 60_000 }).catch((error) => {
    throw explainFailure(error)
  })
  await vacuumAfter(database, summary, progress)
  return summary
}
