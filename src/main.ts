import path from 'node:path'
import { loadSeeds } from './annotation/load-seeds.ts'
import { readConfig } from './platform/config.ts'
import { createDatabase } from './platform/database.ts'
import { openDatabaseServer } from './platform/database-server.ts'
import { endOnUncaughtErrors } from './platform/end-on-uncaught.ts'
import { createLogger } from './platform/logger.ts'
import { migrate } from './platform/migrate.ts'
import { projectRoot } from './platform/project-root.ts'
import { schema } from './schema.ts'
import { createApp } from './server/app.ts'
import { serve } from './server/serve.ts'

endOnUncaughtErrors()

const { host, port, logLevel, corsOrigins, ...place } = readConfig()
const logger = createLogger(logLevel)
const onProgress = (line: string) => logger.info(line)

const server = await openDatabaseServer({ ...place, onProgress })
const applied = await migrate(server.url)
if (applied.length > 0) logger.info({ migrations: applied }, 'the database is migrated')

const database = createDatabase({ url: server.url, logger })
if ((await database.article.count()) === 0) {
  await loadSeeds({ database, folder: path.join(projectRoot, 'seeds'), onProgress })
  logger.info('the empty database is filled from seeds/')
}

const app = createApp({
  schema,
  logger,
  corsOrigins,
  context: () => ({ database }),
  isReady: async () => (await database.$queryRaw`SELECT 1`) !== undefined,
  graphiqlFolder: path.join(projectRoot, 'dist', 'graphiql'),
})

await serve({
  app,
  host,
  port,
  logger,
  onClose: async () => {
    await database.$disconnect()
    await server.stop()
  },
})
