import { readConfig } from '../platform/config.ts'
import { openDatabaseServer } from '../platform/database-server.ts'
import { migrate } from '../platform/migrate.ts'

/** Does the work of a command on the configured database, migrated, and leaves its server afterwards. */
export const withDatabase = async <T>(work: (databaseUrl: string) => Promise<T>): Promise<T> => {
  const server = await openDatabaseServer({ ...readConfig().database, onProgress: console.error })
  try {
    await migrate(server.url)
    return await work(server.url)
  } finally {
    await server.stop()
  }
}
