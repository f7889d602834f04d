import type { GraphQLSchema } from 'graphql'
import { createYoga, type YogaServerInstance } from 'graphql-yoga'
import type { AsOf } from '../platform/as-of.ts'
import type { Logger } from '../platform/logger.ts'
import type { StatementReader } from '../platform/statement-reader.ts'
import { createErrorMask } from './mask-error.ts'
import { useAsOf } from './use-as-of.ts'
import { useBodyLimit } from './use-body-limit.ts'
import { useCompiler } from './use-compiler.ts'
import { useCompression } from './use-compression.ts'
import { useGraphiQL } from './use-graphiql.ts'
import { useHomeRedirect } from './use-home-redirect.ts'
import { useJsonRequests } from './use-json-requests.ts'
import { useOperationTime } from './use-operation-time.ts'
import { useReadiness } from './use-readiness.ts'
import { useRequestLog } from './use-request-log.ts'

/** Far above any operation a person writes or a client generates. */
const maxRequestBytes = 1_000_000

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
  /** The folder of the built GraphiQL page. */
  readonly graphiqlFolder: string
}

export type App = YogaServerInstance<object, object>

/**
 * The HTTP application: GraphQL and GraphiQL at `/graphql`, `/health` (the process answers) and `/ready`.
 * It is a request listener for `node:http`, and `app.fetch` answers without a port.
 */
export const createApp = (deps: AppDeps): App => {
  const { schema, logger, context, asOf, read, isReady, requestTimeout, corsOrigins, graphiqlFolder } = deps
  return createYoga({
    schema,
    context,
    maskedErrors: { maskError: createErrorMask(logger), errorMessage: 'Something went wrong on the server.' },
    // The mask has logged unexpected errors already, whole and once.
    logging: false,
    cors: ({ headers }) => corsOptions(headers.get('origin'), corsOrigins),
    multipart: false,
    maxRequestBodySize: false,
    graphiql: false,
    landingPage: false,
    plugins: [
      useReadiness(isReady, logger),
      useHomeRedirect(),
      useRequestLog(logger),
      useGraphiQL(graphiqlFolder),
      useJsonRequests(),
      useBodyLimit(maxRequestBytes),
      useAsOf(asOf),
      useCompiler(read, logger),
      useOperationTime(requestTimeout),
      useCompression(),
    ],
  })
}

/** An origin that is not listed gets no header at all: Yoga would answer `null`, which sandboxed pages have as theirs. */
const corsOptions = (origin: string | null, allowed: readonly string[]) =>
  origin !== null && allowed.includes(origin)
    ? { origin, credentials: false, methods: ['GET', 'POST'], allowedHeaders: ['content-type'], maxAge: 86_400 }
    : (false as const)
