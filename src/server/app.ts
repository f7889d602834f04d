import type { GraphQLSchema } from 'graphql'
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga'
import type { AsOf } from '../platform/as-of.ts'
import type { Config } from '../platform/config.ts'
import type { StatementReader } from '../platform/statement-reader.ts'
import { createFindClient, type FindClient } from './client-of.ts'
import { type CorsOptions, corsHeaders } from './cors.ts'
import { createDocumentCaches } from './document-caches.ts'
import { documentLimits } from './limits/document-limits.ts'
import { useBatchLimit } from './limits/use-batch-limit.ts'
import { useBodyLimit } from './limits/use-body-limit.ts'
import { maskError } from './mask-error.ts'
import { useStatementCount } from './observability/use-statement-count.ts'
import { type WatchOptions, watching } from './observability/watching.ts'
import { useAccept } from './use-accept.ts'
import { useAddresses } from './use-addresses.ts'
import { useAsOf } from './use-as-of.ts'
import { useCompiler } from './use-compiler.ts'
import { useCompression } from './use-compression.ts'
import { useConcurrencyLimit } from './use-concurrency-limit.ts'
import { useCsrfPrevention } from './use-csrf-prevention.ts'
import { useDirectiveConditions } from './use-directive-conditions.ts'
import { useGraphiQL } from './use-graphiql.ts'
import { useHead } from './use-head.ts'
import { useHomeRedirect } from './use-home-redirect.ts'
import { useIntrospection } from './use-introspection.ts'
import { useJsonRequests } from './use-json-requests.ts'
import { useOperationScope } from './use-operation-scope.ts'
import { useOperationTime } from './use-operation-time.ts'
import { useRateLimit } from './use-rate-limit.ts'
import { useReadiness } from './use-readiness.ts'
import { useSecurityHeaders } from './use-security-headers.ts'
import { type DocumentOptions, useTrustedDocuments } from './use-trusted-documents.ts'

/** What the application needs from outside; tests pass their own. */
export interface AppDeps extends WatchOptions {
  readonly schema: GraphQLSchema
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
  /** Pages of which other web origins may ask. */
  readonly cors: CorsOptions
  /** Which documents are taken by their ids, and whether others are taken. */
  readonly trusted: DocumentOptions
  /** Whether the schema is told to who asks for it. */
  readonly introspection: boolean
  /** The most that one request may ask for. */
  readonly limits: Config['limits']
  /** How much traffic is taken, and from whom. */
  readonly traffic: Config['traffic']
  /** The folder of the built GraphiQL page; without it there is no page. */
  readonly graphiqlFolder?: string | undefined
}

export type App = YogaServerInstance<object, object>

/**
 * The HTTP application: GraphQL and GraphiQL at `/graphql`, `/health` (the process answers) and `/ready`.
 * It is a request listener for `node:http`, and `app.fetch` answers without a port.
 */
export const createApp = (deps: AppDeps): App => {
  const { schema, context, cors, limits, traffic } = deps
  const findClient = createFindClient(traffic.trustedProxies)
  return createYoga({
    schema,
    context,
    maskedErrors: { maskError, errorMessage: 'Something went wrong on the server.' },
    // Unexpected errors are logged where requests are watched, whole and once.
    logging: false,
    cors: ({ headers }) => corsHeaders(headers.get('origin'), cors),
    extraParamNames: ['documentId'],
    multipart: false,
    maxRequestBodySize: false,
    parserAndValidationCache: createDocumentCaches(),
    // Its own limit is the same, and says less.
    batching: { limit: limits.maxBatch },
    graphiql: false,
    landingPage: false,
    plugins: [
      useHead(),
      ...receiving(deps, findClient),
      ...reading(deps),
      ...executing(deps, findClient),
      ...answering(deps),
    ],
  })
}

/** What a request meets first, before its body is read: it is watched, and much is answered or refused there. */
const receiving = (deps: AppDeps, findClient: FindClient): Plugin[] => [
  useReadiness(deps.isReady, deps.logger),
  ...watching(deps),
  useAddresses(),
  useHomeRedirect(),
  useGraphiQL(deps.graphiqlFolder),
  useRateLimit({ ...deps.traffic, findClient, logger: deps.logger }),
  useAccept(),
  useCsrfPrevention(deps.cors),
]

/** From the body to a document that may be asked. */
const reading = ({ limits, trusted, introspection }: AppDeps): Plugin[] => [
  useJsonRequests(),
  useBodyLimit(limits.maxBodyBytes),
  useBatchLimit(limits.maxBatch),
  useTrustedDocuments(trusted),
  useDirectiveConditions(),
  ...documentLimits(limits),
  useIntrospection(introspection),
]

/** How it is answered. Of these, the later stands around the earlier. */
const executing = ({ traffic, asOf, read, logger, requestTimeout }: AppDeps, findClient: FindClient): Plugin[] => [
  useConcurrencyLimit({ ...traffic, findClient }),
  useAsOf(asOf),
  useStatementCount(),
  useOperationScope(),
  useCompiler(read, logger),
  useOperationTime(requestTimeout),
]

const answering = ({ cors }: AppDeps): Plugin[] => [useCompression(), useSecurityHeaders(cors)]
