import type { Plugin } from 'graphql-yoga'
import { requestError } from './request-error.ts'

const isJson = (contentType: string): boolean => /^application\/(graphql\+)?json\s*(;|$)/i.test(contentType)

/**
 * Takes operations as JSON only. Web pages of other sites can send forms and plain text in the user's name without asking
 * (cross-site request forgery); for JSON the browser asks this server first, which answers as `CORS_ORIGINS` says.
 */
export const useJsonRequests = (): Plugin => ({
  onRequestParse: ({ request, requestParser, setRequestParser }) => {
    const contentType = request.headers.get('content-type') ?? ''
    if ((request.method === 'POST' || contentType !== '') && !isJson(contentType)) {
      throw requestError(
        'Send the operation as JSON, with content-type: application/json',
        'UNSUPPORTED_MEDIA_TYPE',
        415,
      )
    }
    if (request.method !== 'GET' || requestParser === undefined) return
    setRequestParser(async (getRequest) => {
      try {
        return await requestParser(getRequest)
      } catch (error) {
        // Yoga would take the client's slip for a bug of the server.
        if (!(error instanceof SyntaxError)) throw error
        throw requestError('The parameters "variables" and "extensions" must be JSON', 'BAD_REQUEST', 400)
      }
    })
  },
})
