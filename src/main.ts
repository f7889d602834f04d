import path from 'node:path'
import { GraphQLError } from 'graphql'
import { loadSeeds } from './annotation/load-seeds.ts'
import { formatProblem } from './annotation/problems.ts'
import { createAsOf } from './platform/as-of.ts'
import { askSeldom } from './platform/ask-seldom.ts'
import { createAvailability } from './platform/availability.ts'
import { readConfig } from './platform/config.ts'
import { createDatabase, openDatabase } from './platform/database.ts'
import { openDatabaseServer } from './platform/database-server.ts'
import { endOnUncaughtErrors } from './platform/end-on-uncaught.ts'
import { keepHeapSmall } from './platform/keep-heap-small.ts'
import { createLogger } from './platform/logger.ts'
import { migrate } from './platform/migrate.ts'
import { localPoolSize, usualPoolSize } from './platform/pool.ts'
import { projectRoot } from './platform/project-root.ts'
import { prepareReader } from './platform/reader.ts'
import { schema } from './schema.ts'
import { createApp } from './server/app.ts'
import { openMetrics } from './server/observability/open-metrics.ts'
import { openTracing } from './server/observability/open-tracing.ts'
import { serve } from './server/serve.ts'
import { namesOf, readTrustedDocuments } from './server/trusted-documents.ts'

keepHeapSmall()

// Where one item of a list fails at once, the executor lets go of those that fail later; the client has been told of the first.
endOnUncaughtErrors((error) => error instanceof GraphQLError)

const config = readConfig()
const { http, limits, traffic, observability } = config
const { host, port, corsOrigins, executor, requestTimeout } = config.server
const { readerUrl, poolSize, poolWait } = config.database
const logger = createLogger(config.log.level)
const onProgress = (line: string) => logger.info(line)

// Before the database is started: a mistake in the manifests is said at once.
const documents = await readTrustedDocuments(http.trustedDocuments === 'off' ? [] : http.trustedDocumentsFiles)

const server = await openDatabaseServer({ ...config.database, onProgress })
const applied = await migrate(server.url, {
  onNewer: (migrations) =>
    logger.warn({ migrations }, 'a newer release has migrated the database, in ways that this one can work with'),
})
if (applied.length > 0) logger.info({ migrations: applied }, 'the database is migrated')

const loader = createDatabase({ url: server.url, logger, poolSize: 1 })
if ((await loader.article.count()) === 0) {
  const { warnings } = await loadSeeds({ database: loader, folder: path.join(projectRoot, 'seeds'), onProgress })
  for (const warning of warnings) logger.warn(formatProblem(warning))
  logger.info('the empty database is filled from seeds/')
}
await loader.$disconnect()

const tracing = await openTracing(observability, logger)
const metrics = await openMetrics(observability, { logger, knownOperations: namesOf(documents) })

const url = await prepareReader(server, readerUrl)
if (url === server.url)
  logger.info('clients are answered as the owner of the database: READOUT_READER_URL can name a role that only reads')
const availability = createAvailability({ url, logger, revive: server.revive })
const { database, read, close } = openDatabase({
  url,
  logger,
  availability,
  poolSize: poolSize ?? (server.embedded ? localPoolSize() : usualPoolSize),
  poolWait,
  statementTimeout: requestTimeout,
  onPool: metrics.onPool,
  ...(tracing && { aroundStatement: tracing.aroundStatement }),
})

const ending = new AbortController()
// Anybody may ask, as often as they like: the database hears of it once a second.
const isDatabaseReady = askSeldom(1_000, async () => (await database.$queryRaw`SELECT 1`) !== undefined)

const app = createApp({
  schema,
  logger,
  context: () => ({ database }),
  asOf: createAsOf(database),
  ...(executor === 'compiled' && { read }),
  isReady: async () => !ending.signal.aborted && (await isDatabaseReady()),
  requestTimeout,
  cors: { origins: corsOrigins, credentials: http.corsCredentials },
  trusted: { mode: http.trustedDocuments, documents },
  introspection: http.introspection,
  limits,
  traffic,
  ...(http.graphiql && { graphiqlFolder: path.join(projectRoot, 'dist', 'graphiql') }),
  slowOperationMs: observability.slowOperationMs,
  onAnswer: metrics.listener,
  metrics: metrics.onMainPort,
  tracing: tracing?.plugin,
})

await serve({
  app,
  host,
  port,
  traffic,
  logger,
  onEnding: () => ending.abort(),
  onClose: async () => {
    availability.close()
    await Promise.all([close(), metrics.close(), tracing?.close()])
    await server.stop()
  },
})
