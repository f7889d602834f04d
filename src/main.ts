import path from 'node:path'
import { GraphQLError } from 'graphql'
import { loadSeeds } from './annotation/load-seeds.ts'
import { formatProblem } from './annotation/problems.ts'
import { createAsOf } from './platform/as-of.ts'
import { readConfig } from './platform/config.ts'
import { createDatabase, openDatabase } from './platform/database.ts'
import { openDatabaseServer } from './platform/database-server.ts'
import { endOnUncaughtErrors } from './platform/end-on-uncaught.ts'
import { createLogger } from './platform/logger.ts'
import { migrate } from './platform/migrate.ts'
import { projectRoot } from './platform/project-root.ts'
import { schema } from './schema.ts'
import { createApp } from './server/app.ts'
import { serve } from './server/serve.ts'
import { readTrustedDocuments } from './server/trusted-documents.ts'

/** Milliseconds. Far above what any operation takes: one that takes longer waits for a database that does not answer. */
const statementTimeout = 15_000

// Where one item of a list fails at once, the executor lets go of those that fail later; the client has been told of the first.
endOnUncaughtErrors((error) => error instanceof GraphQLError)

const config = readConfig()
const { host, port, corsOrigins, executor } = config.server
const { corsCredentials, graphiql, introspection, trustedDocuments, trustedDocumentsFiles } = config.http
const logger = createLogger(config.log.level)
// Before the database is started: a mistake in the manifests is said at once.
const documents = await readTrustedDocuments(trustedDocuments === 'off' ? [] : trustedDocumentsFiles)
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

const { database, read, close } = openDatabase({ url: server.url, logger, statementTimeout })

const app = createApp({
  schema,
  logger,
  cors: { origins: corsOrigins, credentials: corsCredentials },
  trusted: { mode: trustedDocuments, documents },
  introspection,
  context: () => ({ database }),
  asOf: createAsOf(database),
  ...(executor === 'compiled' && { read }),
  isReady: async () => (await database.$queryRaw`SELECT 1`) !== undefined,
  ...(graphiql && { graphiqlFolder: path.join(projectRoot, 'dist', 'graphiql') }),
})

await serve({
  app,
  host,
  port,
  logger,
  onClose: async () => {
    await close()
    await server.stop()
  },
})
