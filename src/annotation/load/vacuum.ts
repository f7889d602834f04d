import type { Database } from '../../platform/database.ts'
import { messageOf } from '../../platform/errors.ts'
import type { Progress } from '../progress.ts'
import type { LoadSummary } from './summary.ts'
import { tables } from './tables.ts'

/** Rows written; below, PostgreSQL's plans are as good without. */
const worthwhile = 1000

/** The tables of a load, and those that triggers fill. */
const filled = [...tables.map(({ name }) => name), 'EntityName', 'MeetingListing'].map((name) => `"${name}"`).join()

/**
 * Does at once what autovacuum does a minute or more later: until then questions would be planned for tables that are empty,
 * and searches would walk through every name that was added.
 */
export const vacuumAfter = async (database: Database, summary: LoadSummary, progress: Progress): Promise<void> => {
  const { added, changed, removed } = summary
  const written = [added, changed, removed].flatMap((counts) => Object.values(counts))
  if (written.reduce((sum, count) => sum + count, 0) < worthwhile) return
  try {
    await database.$executeRawUnsafe(`VACUUM (ANALYZE) ${filled}`)
  } catch (error) {
    // The load itself is done, and stays.
    progress.note(`all is loaded, but answers are slow until PostgreSQL has vacuumed the tables: ${messageOf(error)}`)
  }
}
