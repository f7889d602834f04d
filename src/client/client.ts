import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { type GraphQLFormattedError, print } from 'graphql'

/** A client of one Readout server. */
export interface Client {
  /**
   * Asks one question and gives its data, typed by the document. Variables that the document requires are required here.
   *
   * @throws ClientError where the server cannot be reached, does not answer in GraphQL, or answers with errors.
   */
  query<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    ...rest: object extends Variables ? [variables?: Variables] : [variables: Variables]
  ): Promise<Data>
}

export interface ClientOptions {
  /** Sent with each request. */
  headers?: Record<string, string>
  /**
   * Sends the hash of a document in the place of its text, where the code generator has written one into it (`persistedDocuments`); and
   * the text after all to a server that does not know the hash.
   */
  sendHashes?: boolean
  /** What sends it; the platform's own where nothing is given. */
  fetch?: typeof fetch
}

/** Why a question has no answer. */
export class ClientError extends Error {
  override readonly name = 'ClientError'
  /** The HTTP status; absent where there was no answer. */
  readonly status: number | undefined
  /** The errors of the GraphQL answer, each with its path and `extensions.code`. */
  readonly errors: readonly GraphQLFormattedError[]

  constructor(
    message: string,
    options: { status?: number; errors?: readonly GraphQLFormattedError[]; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.status = options.status
    this.errors = options.errors ?? []
  }
}

interface Answer<Data> {
  data?: Data | null
  errors?: readonly GraphQLFormattedError[]
}

/** A client of the server whose GraphQL address is `url`: `http://127.0.0.1:4000/graphql`. */
export const createClient = (url: string, options: ClientOptions = {}): Client => ({
  async query<Data>(document: TypedDocumentNode<Data>, variables: object = {}) {
    const hash = options.sendHashes ? hashOf(document) : undefined
    let exchange = hash && (await ask<Data>(url, { ...persisted(hash), variables }, options))
    if (!exchange || isUnknownHash(exchange))
      exchange = await ask<Data>(url, { query: print(document), variables }, options)
    const { status, data, errors } = exchange
    if (errors) throw new ClientError(errors.map(({ message }) => message).join('\n'), { status, errors })
    return data as Data // no errors: then there is data
  },
})

/** What GraphQL Code Generator writes into a document: `sha256:` and its hash. */
const hashOf = (document: TypedDocumentNode<unknown>): string | undefined =>
  (document as { __meta__?: { hash?: string } }).__meta__?.hash?.replace(/^sha256:/, '')

const persisted = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } })

const unknownHash: unknown[] = ['PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED']

const isUnknownHash = ({ errors = [] }: Answer<unknown>): boolean =>
  errors.some(({ extensions }) => unknownHash.includes(extensions?.code))

/** Sends a request, and reads the answer to it. */
const ask = async <Data>(
  url: string,
  body: object,
  options: ClientOptions,
): Promise<Answer<Data> & { status: number }> => {
  const response = await post(url, body, options)
  return { status: response.status, ...(await readAnswer<Data>(url, response)) }
}

const post = async (url: string, body: object, { headers, fetch: send = fetch }: ClientOptions): Promise<Response> => {
  try {
    return await send(url, {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json',
        'content-type': 'application/json',
        ...headers,
      },
      body: JSON.stringify(body),
    })
  } catch (cause) {
    throw new ClientError(`${url} cannot be reached`, { cause })
  }
}

const readAnswer = async <Data>(url: string, response: Response): Promise<Answer<Data>> => {
  const answer: unknown = await response.json().catch(() => null)
  const isAnswer = typeof answer === 'object' && answer !== null && ('data' in answer || 'errors' in answer)
  if (!isAnswer)
    throw new ClientError(`${url} does not answer in GraphQL (HTTP ${response.status})`, { status: response.status })
  return answer as Answer<Data>
}
