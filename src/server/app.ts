import type { GraphQLSchema } from 'graphql'
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga'
import type { AsOf } from '../platform/as-of.ts'
import type { Config } from '../platform/config.ts'
import type { Logger } from '../platform/logger.ts'
import type { StatementReader } from '../platform/statement-reader.ts'
import { createFindClient } from './client-of.ts'
import { useAliasLimit } from './limits/use-alias-limit.ts'
import { useBatchLimit } from './limits/use-batch-limit.ts'
import { useBodyLimit } from './limits/use-body-limit.ts'
import { costOf, useCostLimit } from './limits/use-cost-limit.ts'
import { useDepthLimit } from './limits/use-depth-limit.ts'
import { useDirectiveLimit } from './limits/use-directive-limit.ts'
import { useDocumentLengthLimit } from './limits/use-document-length-limit.ts'
import { useInputDepthLimit } from './limits/use-input-depth-limit.ts'
import { useTokenLimit } from './limits/use-token-limit.ts'
import { maskError } from './mask-error.ts'
import type { MetricsAccess } from './observability/answer-metrics.ts'
import { logRequests } from './observability/log-requests.ts'
import { logSlowOperations } from './observability/log-slow-operations.ts'
import type { RequestListener } from './observability/records.ts'
import { useMetrics } from './observability/use-metrics.ts'
import { useRecords } from './observability/use-records.ts'
import { useStatementCount } from './observability/use-statement-count.ts'
import { useAsOf } from './use-as-of.ts'
import { useCompiler } from './use-compiler.ts'
import { useCompression } from './use-compression.ts'
import { useConcurrencyLimit } from './use-concurrency-limit.ts'
import { useErrorLog } from './use-error-log.ts'
import { useGraphiQL } from './use-graphiql.ts'
import { useHomeRedirect } from './use-home-redirect.ts'
import { useJsonRequests } from './use-json-requests.ts'
import { useOperationTime } from './use-operation-time.ts'
import { useRateLimit } from './use-rate-limit.ts'
import { useReadiness } from './use-readiness.ts'

/** What the application needs from outside; tests pass their own. */
export interface AppDeps {
  readonly schema: GraphQLSchema
  readonly logger: Logger
  /** Makes the resolvers' context, once for each operation. */
  readonly context: () => object
  /** Lets an operation with `@asOf` read in the context's place what was known on its day. */
  readonly asOf: AsOf
  /** Sends the statements of compiled operations; without it all operations are resolved field by field. */
  readonly read?: StatementReader
  /** Whether the database is migrated and answers; throwing counts as no. */
  readonly isReady: () => Promise<boolean>
  /** Milliseconds that an operation may take; absent means as long as it needs. */
  readonly requestTimeout?: number
  /** Web origins whose pages may read answers. */
  readonly corsOrigins: readonly string[]
  /** The most that one request may ask for. */
  readonly limits: Config['limits']
  /** How much traffic is taken, and from whom. */
  readonly traffic: Config['traffic']
  /** The folder of the built GraphiQL page. */
  readonly graphiqlFolder: string
  /** Milliseconds from which an operation is slow, and the log warns of it. */
  readonly slowOperationMs: number
  /** Hears of each request when it is answered, besides the log. */
  readonly onAnswer?: RequestListener | undefined
  /** Where the metrics are to stand at `/metrics`. */
  readonly metrics?: MetricsAccess | undefined
  /** Makes spans of what becomes of a request. */
  readonly tracing?: Plugin | undefined
}

export type App = YogaServerInstance<object, object>

/**
 * The HTTP application: GraphQL and GraphiQL at `/graphql`, `/health` (the process answers) and `/ready`.
 * It is a request listener for `node:http`, and `app.fetch` answers without a port.
 */
export const createApp = (deps: AppDeps): App => {
  const { schema, logger, context, asOf, read, isReady, corsOrigins, limits, graphiqlFolder } = deps
  const { slowOperationMs, onAnswer, metrics, tracing } = deps
  const listeners = [logRequests(logger), logSlowOperations(logger, slowOperationMs), ...(onAnswer ? [onAnswer] : [])]
  const { traffic } = deps
  const findClient = createFindClient(traffic.trustedProxies)
  const { requestTimeout } = deps
  return createYoga({
    schema,
    context,
    maskedErrors: { maskError, errorMessage: 'Something went wrong on the server.' },
    // Unexpected errors are logged below, whole and once.
    logging: false,
    cors: ({ headers }) => corsOptions(headers.get('origin'), corsOrigins),
    multipart: false,
    maxRequestBodySize: false,
    // Its own limit is the same, and says less.
    batching: { limit: limits.maxBatch },
    graphiql: false,
    landingPage: false,
    plugins: [
      useReadiness(isReady, logger),
      useMetrics(metrics),
      useRecords({ listeners, costOf }),
      useErrorLog(logger),
      tracing ?? {},
      useHomeRedirect(),
      useGraphiQL(graphiqlFolder),
      useRateLimit({ ...traffic, findClient, logger }),
      useJsonRequests(),
      useBodyLimit(limits.maxBodyBytes),
      useBatchLimit(limits.maxBatch),
      useDocumentLengthLimit(limits.maxDocumentLength),
      useTokenLimit(limits.maxTokens),
      useDepthLimit(limits.maxDepth),
      useAliasLimit(limits.maxAliases),
      useDirectiveLimit(limits.maxDirectives),
      useInputDepthLimit(limits.maxInputDepth),
      useCostLimit(limits.maxCost),
      useConcurrencyLimit({ ...traffic, findClient }),
      useAsOf(asOf),
      useStatementCount(),
      useCompiler(read, logger),
      useOperationTime(requestTimeout),
      useCompression(),
    ],
  })
}

/** An origin that is not listed gets no header at all: Yoga would answer `null`, which sandboxed pages have as theirs. */
const corsOptions = (origin: string | null, allowed: readonly string[]) =>
  origin !== null && allowed.includes(origin)
    ? {
        origin,
        credentials: false,
        methods: ['GET', 'POST'],
        allowedHeaders: ['content-type'],
        exposedHeaders: ['x-request-id'],
        maxAge: 86_400,
      }
    : (false as const)
