import path from 'node:path'
import { parseArgs } from 'node:util'
import { formatSummary } from '../src/annotation/load/summary.ts'
import { loadSeeds } from '../src/annotation/load-seeds.ts'
import { formatWarnings } from '../src/annotation/problems.ts'
import { readConfig } from '../src/platform/config.ts'
import { createDatabase } from '../src/platform/database.ts'
import { openDatabaseServer } from '../src/platform/database-server.ts'
import { endOnUncaughtErrors } from '../src/platform/end-on-uncaught.ts'
import { UserError } from '../src/platform/errors.ts'
import { createLogger } from '../src/platform/logger.ts'
import { migrate } from '../src/platform/migrate.ts'
import { projectRoot } from '../src/platform/project-root.ts'

// What `npx prisma db seed` runs: loads seeds/ into the database. `-- --replace <slug>` deletes a stored article first.

const readReplaced = (): string[] => {
  try {
    return parseArgs({ options: { replace: { type: 'string', multiple: true, default: [] } } }).values.replace
  } catch (error) {
    throw new UserError('Usage: npx prisma db seed [-- --replace <slug> …]', { cause: error })
  }
}

endOnUncaughtErrors()
const replace = readReplaced()
const config = readConfig()
const server = await openDatabaseServer({ ...config.database, onProgress: console.error })
try {
  await migrate(server.url)
  const database = createDatabase({ url: server.url, logger: createLogger(config.log.level) })
  try {
    const folder = path.join(projectRoot, 'seeds')
    const result = await loadSeeds({ database, folder, replace, onProgress: console.error })
    process.stderr.write(formatWarnings(result.warnings))
    console.log(formatSummary(result))
  } finally {
    await database.$disconnect()
  }
} finally {
  await server.stop()
}
