import type { Plugin } from 'graphql-yoga'

/** Answers HEAD as GET, without the content (RFC 9110, 9.3.2): what watches over servers asks so whether they live. */
export const useHead = (): Plugin => {
  const heads = new WeakSet<Request>()
  return {
    onRequest: ({ request, setRequest, fetchAPI }) => {
      if (request.method !== 'HEAD') return
      const { url, headers, signal } = request
      const get = new fetchAPI.Request(url, { headers, signal })
      heads.add(get)
      setRequest(get)
    },
    onResponse: ({ request, response, setResponse, fetchAPI }) => {
      if (!heads.has(request)) return
      const { status, statusText, headers } = response
      setResponse(new fetchAPI.Response(null, { status, statusText, headers }))
    },
  }
}
