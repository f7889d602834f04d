import { countAllRows, empty } from '../platform/dump/empty.ts'
import { endOnUncaughtErrors } from '../platform/end-on-uncaught.ts'
import { UserError } from '../platform/errors.ts'
import { formatCounts } from './row-counts.ts'
import { withDatabase } from './with-database.ts'

// Deletes all rows of the database, where `--yes` confirms it; else only says what would be deleted.

const readConfirmation = (): boolean => {
  const [flag, ...others] = process.argv.slice(2)
  if (others.length === 0 && (flag === undefined || flag === '--yes')) return flag === '--yes'
  throw new UserError('Usage: npm run database:empty -- --yes')
}

const describe = (databaseUrl: string): string => {
  const { host, pathname } = new URL(databaseUrl)
  return `${host}${pathname}`
}

endOnUncaughtErrors()
const isConfirmed = readConfirmation()
await withDatabase(async (databaseUrl) => {
  if (isConfirmed) {
    console.log(`deleted ${formatCounts(await empty(databaseUrl))} from ${describe(databaseUrl)}`)
    return
  }
  throw new UserError(
    `This would delete ${formatCounts(await countAllRows(databaseUrl))} from ${describe(databaseUrl)}: ` +
      'to do it, run "npm run database:empty -- --yes".',
  )
})
