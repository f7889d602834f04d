import { parse } from 'content-type'
import type { Plugin } from 'graphql-yoga'
import { readBody, readSearch } from './read-parameters.ts'
import { requestError } from './request-error.ts'

const unsupported = (message: string, headers?: Record<string, string>) =>
  requestError(message, 'UNSUPPORTED_MEDIA_TYPE', 415, headers)

/**
 * Takes operations as JSON only. Web pages of other sites can send forms and plain text in the user's name without asking
 * (cross-site request forgery); for JSON the browser asks this server first, which answers as `CORS_ORIGINS` says.
 */
export const useJsonRequests = (): Plugin => ({
  onRequestParse: ({ request: { method, headers }, setRequestParser }) => {
    const contentType = headers.get('content-type') ?? ''
    if (method === 'POST' || contentType !== '') checkContentType(contentType)
    checkEncoding(headers.get('content-encoding') ?? 'identity')
    setRequestParser(method === 'POST' ? readBody : readSearch)
  },
})

const checkContentType = (contentType: string): void => {
  const { type, parameters } = parse(contentType)
  if (type !== 'application/json' && type !== 'application/graphql+json') {
    throw unsupported('Send the operation as JSON, with content-type: application/json')
  }
  if (!/^utf-?8$/i.test(parameters.charset ?? 'utf-8')) throw unsupported('JSON is sent in UTF-8 (RFC 8259, 8.1)')
}

/** A few compressed bytes can become more than any limit on a body allows. RFC 9110, 15.5.16: the answer says what is taken. */
const checkEncoding = (encoding: string): void => {
  if (encoding.toLowerCase() === 'identity') return
  throw unsupported('Send the operation as it is, not compressed', { 'accept-encoding': 'identity' })
}
