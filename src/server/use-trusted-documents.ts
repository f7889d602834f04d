import { createHash } from 'node:crypto'
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations'
import type { GraphQLParams, Plugin } from 'graphql-yoga'
import { LRUCache } from 'lru-cache'
import type { Parameters } from './read-parameters.ts'
import { requestError } from './request-error.ts'
import { plainId, type TrustedDocuments } from './trusted-documents.ts'

/** `only`: documents of the manifests; `allow`: these, any text, and texts that clients have registered; `off`: texts alone. */
export interface DocumentOptions {
  readonly mode: 'only' | 'allow' | 'off'
  readonly documents: TrustedDocuments
}

/** How many registered texts are kept, and how much memory they take; those not asked for the longest go first. */
const maxRegistered = { max: 1_000, maxSize: 10_000_000, sizeCalculation: (text: string) => 2 * text.length + 200 }

interface PersistedQuery {
  readonly version?: unknown
  readonly sha256Hash?: unknown
}

/** The id of a document, in either of the forms that clients use. */
const idOf = ({ documentId, extensions }: Parameters): string | null => {
  const { version, sha256Hash } = (extensions?.persistedQuery ?? {}) as PersistedQuery
  const id = version === 1 ? sha256Hash : documentId
  return typeof id === 'string' && id !== '' ? plainId(id) : null
}

/** The words are the protocol's: at them a client sends the text as well. */
const notFound = () => requestError('PersistedQueryNotFound', 'PERSISTED_QUERY_NOT_FOUND', 404)
const notSupported = () => requestError('PersistedQueryNotSupported', 'PERSISTED_QUERY_NOT_SUPPORTED', 400)

const mismatch = () =>
  requestError('The hash is not the SHA-256 of the text, in hexadecimal digits', 'PERSISTED_QUERY_MISMATCH', 400)

const notTrusted = () =>
  requestError('No manifest of this server has a document of this id', 'PERSISTED_QUERY_NOT_IN_LIST', 404)

const onlyTrusted = () =>
  requestError('This server answers trusted documents only: send an id, and no text', 'TRUSTED_DOCUMENTS_ONLY', 403)

const noDocument = () =>
  requestError('Send the text of an operation as "query", or the id of a trusted document', 'BAD_REQUEST', 400)

/** Takes documents by their ids, and where the mode says so no others. */
export const useTrustedDocuments = ({ mode, documents }: DocumentOptions): Plugin => {
  const registered = new LRUCache<string, string>(maxRegistered)
  const lookUp = usePersistedOperations({
    allowArbitraryOperations: mode === 'allow',
    extractPersistedOperationId: idOf,
    getPersistedOperation: (id) => documents.get(id) ?? registered.get(id) ?? null,
    customErrors: {
      notFound: mode === 'allow' ? notFound : notTrusted,
      keyNotFound: noDocument,
      persistedQueryOnly: onlyTrusted,
    },
  })
  if (mode === 'off') return { onParams: ({ params }) => refuseId(params) }
  return {
    onPluginInit: ({ addPlugin }) => {
      if (mode === 'allow') addPlugin({ onParams: ({ params }) => register(params, registered) })
      addPlugin(lookUp)
    },
  }
}

const refuseId = (params: GraphQLParams): void => {
  if (!params.query && idOf(params) !== null) throw notSupported()
}

/** Keeps a text that comes with its hash (automatic persisted queries): from then on the hash alone will do. */
const register = (params: GraphQLParams, registered: LRUCache<string, string>): void => {
  const id = typeof params.query === 'string' ? idOf(params) : null
  if (id === null || typeof params.query !== 'string') return
  if (createHash('sha256').update(params.query).digest('hex') !== id) throw mismatch()
  registered.set(id, params.query)
}
