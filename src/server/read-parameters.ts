import type { GraphQLParams } from 'graphql-yoga'
import { requestError } from './request-error.ts'

/** What a request may say; what it says beside is ignored, as GraphQL over HTTP wants it for what later versions may add. */
export interface Parameters extends GraphQLParams {
  /** A document's id in the place of its text; the other way to give one is `extensions.persistedQuery`. */
  readonly documentId?: unknown
}

const badRequest = (message: string) => requestError(message, 'BAD_REQUEST', 400)

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The parameters of a POST request, from its body. In a list, what is no object asks nothing, and is told so in its own place. */
export const readBody = async (request: Request): Promise<Parameters | Parameters[]> => {
  const body = await request.json().catch((error: unknown) => {
    if (error instanceof SyntaxError) throw badRequest('The body must be JSON')
    throw error
  })
  return Array.isArray(body) ? body.map((each) => pick(isMap(each) ? each : {})) : pick(body)
}

/** Of what types they must be Yoga checks, after what stands in the place of a text has been put in. */
const pick = (body: unknown): Parameters => {
  if (!isMap(body)) throw badRequest('The body must be an object: {"query": "{ … }", "variables": {}}')
  const { query, operationName, variables, extensions, documentId } = body
  return { query, operationName, variables, extensions, documentId } as Parameters
}

/** The parameters of a GET request, from its address; an empty one counts as none. */
export const readSearch = ({ url }: Request): Parameters => {
  const search = new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '')
  const text = (name: string): string | undefined => search.get(name) || undefined
  const json = (name: string) => parseJson(name, text(name))
  return {
    query: text('query'),
    operationName: text('operationName'),
    variables: json('variables'),
    extensions: json('extensions'),
    documentId: text('documentId'),
  } as Parameters
}

const parseJson = (name: string, text = 'null'): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest(`The parameter "${name}" must be JSON`)
  }
}
