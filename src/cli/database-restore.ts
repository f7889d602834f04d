import { restore } from '../platform/dump/restore.ts'
import { endOnUncaughtErrors } from '../platform/end-on-uncaught.ts'
import { readFileArgument } from './file-argument.ts'
import { formatCounts } from './row-counts.ts'
import { withDatabase } from './with-database.ts'

// Fills an empty database from a file that database:backup wrote.

endOnUncaughtErrors()
const file = readFileArgument('database:restore')
const counts = await withDatabase((databaseUrl) => restore(databaseUrl, file))
console.log(`restored ${formatCounts(counts)} from ${file}`)
