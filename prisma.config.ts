import { defineConfig } from 'prisma/config'
import { readConfig } from './src/platform/config.ts'
import { openDatabaseServer } from './src/platform/database-server.ts'
import { migrate } from './src/platform/migrate.ts'

const [command = '', subcommand = ''] = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))

const isSeed = command === 'db' && subcommand === 'seed'

/** The seed program opens the database itself, and other commands (`generate`, `validate`, …) need none. */
const needsDatabase = ['db', 'migrate', 'studio'].includes(command) && !isSeed && !process.argv.includes('--help')

// Neither command runs the schema engine, but both look for it, and download it where it is missing. `migrate` and `db push`
// do run it: with this in its place they would exit with 0 and have done nothing.
if (command === 'generate' || isSeed) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

const openDatabase = async (): Promise<string> => {
  const { url } = await openDatabaseServer({ ...readConfig().database, onProgress: console.error })
  // Studio shows tables and makes none.
  if (command === 'studio') await migrate(url)
  return url
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations', seed: 'npm run -s seed --' },
  ...(needsDatabase && { datasource: { url: await openDatabase() } }),
})
