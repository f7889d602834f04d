import type { GraphQLSchema } from 'graphql'
import { createYoga, type YogaServerInstance } from 'graphql-yoga'
import type { AsOf } from '../platform/as-of.ts'
import type { Logger } from '../platform/logger.ts'
import type { StatementReader } from '../platform/statement-reader.ts'
import { type CorsOptions, corsHeaders } from './cors.ts'
import { createErrorMask } from './mask-error.ts'
import { useAccept } from './use-accept.ts'
import { useAddresses } from './use-addresses.ts'
import { useAsOf } from './use-as-of.ts'
import { useBodyLimit } from './use-body-limit.ts'
import { useCompiler } from './use-compiler.ts'
import { useCompression } from './use-compression.ts'
import { useCsrfPrevention } from './use-csrf-prevention.ts'
import { useGraphiQL } from './use-graphiql.ts'
import { useHead } from './use-head.ts'
import { useHomeRedirect } from './use-home-redirect.ts'
import { useIntrospection } from './use-introspection.ts'
import { useJsonRequests } from './use-json-requests.ts'
import { useReadiness } from './use-readiness.ts'
import { useRequestLog } from './use-request-log.ts'
import { useSecurityHeaders } from './use-security-headers.ts'
import { type DocumentOptions, useTrustedDocuments } from './use-trusted-documents.ts'

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
  /** Pages of which other web origins may ask. */
  readonly cors: CorsOptions
  /** Which documents are taken by their ids, and whether others are taken. */
  readonly trusted: DocumentOptions
  /** Whether the schema is told to who asks for it. */
  readonly introspection: boolean
  /** The folder of the built GraphiQL page; without it there is no page. */
  readonly graphiqlFolder?: string | undefined
}

export type App = YogaServerInstance<object, object>

/**
 * The HTTP application: GraphQL and GraphiQL at `/graphql`, `/health` (the process answers) and `/ready`.
 * It is a request listener for `node:http`, and `app.fetch` answers without a port.
 */
export const createApp = (deps: AppDeps): App => {
  const { schema, logger, context, asOf, read, isReady, cors, trusted, introspection, graphiqlFolder } = deps
  return createYoga({
    schema,
    context,
    maskedErrors: { maskError: createErrorMask(logger), errorMessage: 'Something went wrong on the server.' },
    // The mask has logged unexpected errors already, whole and once.
    logging: false,
    cors: ({ headers }) => corsHeaders(headers.get('origin'), cors),
    extraParamNames: ['documentId'],
    multipart: false,
    maxRequestBodySize: false,
    graphiql: false,
    landingPage: false,
    plugins: [
      useHead(),
      useReadiness(isReady, logger),
      useRequestLog(logger),
      useAddresses(),
      useHomeRedirect(),
      useGraphiQL(graphiqlFolder),
      useAccept(),
      useCsrfPrevention(cors),
      useJsonRequests(),
      useBodyLimit(maxRequestBytes),
      useTrustedDocuments(trusted),
      useIntrospection(introspection),
      useAsOf(asOf),
      useCompiler(read, logger),
      useCompression(),
      useSecurityHeaders(cors),
    ],
  })
}
