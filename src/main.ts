import path from 'node:path'
import { GraphQLError } from 'graphql'
import { loadSeeds } from './annotation/load-seeds.ts'
import { formatProblem } from './annotation/problems.ts'
import { createAsOf } from './platform/as-of.ts'
import { createAvailability } from './platform/availability.ts'
import { readConfig } from './platform/config.ts'
import { createDatabase, openDatabase } from './platform/database.ts'
import { openDatabaseServer } from './platform/database-server.ts'
import { endOnUncaughtErrors } from './platform/end-on-uncaught.ts'
import { createLogger } from './platform/logger.ts'
import { migrate } from './platform/migrate.ts'
import { projectRoot } from './platform/project-root.ts'
import { prepareReader } from './platform/reader.ts'
import { schema } from './schema.ts'
import { createApp } from './server/app.ts'
import { serve } from './server/serve.ts'

// Where one item of a list fails at once, the executor lets go of those that fail later; the client has been told of the first.
endOnUncaughtErrors((error) => error instanceof GraphQLError)

const config = readConfig()
const { host, port, corsOrigins, executor, requestTimeout } = config.server
const { readerUrl, poolSize, poolWait } = config.database
const logger = createLogger(config.log.level)
const onProgress = (line: string) => logger.info(line)

const server = await openDatabaseServer({ ...config.database, onProgress })
const applied = await migrate(server.url)
if (applied.length > 0) logger.info({ migrations: applied }, 'the database is migrated')

const loader = createDatabase({ url: server.url, logger, poolSize: 1 })
if ((await loader.article.count()) === 0) {
  const { warnings } = await loadSeeds({ database: loader, folder: path.join(projectRoot, 'seeds'), onProgress })
  for (const warning of warnings) logger.warn(formatProblem(warning))
  logger.info('the empty database is filled from seeds/')
}
await loader.$disconnect()

const url = await prepareReader(server, readerUrl)
if (url === server.url)
  logger.info('clients are answered as the owner of the database: READOUT_READER_URL can name a role that only reads')
const availability = createAvailability({ url, logger })
const limits = { poolSize, poolWait, statementTimeout: requestTimeout }
const { database, read, close } = openDatabase({ url, logger, availability, ...limits })

const app = createApp({
  schema,
  logger,
  corsOrigins,
  context: () => ({ database }),
  asOf: createAsOf(database),
  ...(executor === 'compiled' && { read }),
  requestTimeout,
  isReady: async () => (await database.$queryRaw`SELECT 1`) !== undefined,
  graphiqlFolder: path.join(projectRoot, 'dist', 'graphiql'),
})

await serve({
  app,
  host,
  port,
  logger,
  onClose: async () => {
    availability.close()
    await close()
    await server.stop()
  },
})
