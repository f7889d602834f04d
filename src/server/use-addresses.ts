import type { Plugin } from 'graphql-yoga'
import { errorResponse } from './error-response.ts'

/** What stands where, and the methods by which it is asked. HEAD has become GET before (`use-head.ts`). */
const addresses: readonly (readonly [path: RegExp, ...methods: string[]])[] = [
  [/^\/graphql\/?$/, 'GET', 'POST'],
  [/^\/(health|ready)?$/, 'GET'],
  [/^\/graphql\/assets\//, 'GET'],
]

const findMethods = (path: string): readonly string[] | undefined =>
  addresses.find(([known]) => known.test(path))?.slice(1) as string[]

/** RFC 9110: an answer of 405 and one to OPTIONS name all methods of the address. */
const allow = (methods: readonly string[]): string => ['HEAD', 'OPTIONS', ...methods].sort().join(', ')

/** Answers 404 where nothing stands, 405 to methods that an address does not know, and tells OPTIONS which it knows. */
export const useAddresses = (): Plugin => ({
  onRequest: ({ request: { method }, url, fetchAPI, endResponse }) => {
    const methods = findMethods(url.pathname)
    if (methods === undefined) {
      endResponse(errorResponse(fetchAPI, 'Nothing is at this address: the API is at /graphql', 'NOT_FOUND', 404))
    } else if (!methods.includes(method)) {
      const message = `${method} means nothing here: this address knows ${allow(methods)}`
      endResponse(errorResponse(fetchAPI, message, 'METHOD_NOT_ALLOWED', 405, { allow: allow(methods) }))
    }
  },
  // Yoga answers OPTIONS before any plugin, since browsers ask by it whether a page of another site may send a request.
  onResponse: ({ request, response }) => {
    if (request.method !== 'OPTIONS') return
    const methods = findMethods(new URL(request.url).pathname)
    if (methods) response.headers.set('allow', allow(methods))
  },
})
