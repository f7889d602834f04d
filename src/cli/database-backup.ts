import { backUp } from '../platform/dump/backup.ts'
import { endOnUncaughtErrors } from '../platform/end-on-uncaught.ts'
import { readFileArgument } from './file-argument.ts'
import { formatCounts } from './row-counts.ts'
import { withDatabase } from './with-database.ts'

// Writes all rows of the database to a new file, whose format src/platform/dump/format.ts tells.

endOnUncaughtErrors()
const file = readFileArgument('database:backup')
const counts = await withDatabase((databaseUrl) => backUp(databaseUrl, file))
console.log(`backed up ${formatCounts(counts)} to ${file}`)
