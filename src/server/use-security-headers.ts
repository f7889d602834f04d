import type { Plugin } from 'graphql-yoga'
import type { CorsOptions } from './cors.ts'

/**
 * What each answer says where it says nothing else. An answer is data: opened as a page it may do nothing, stand in no frame, and be
 * loaded as an image or a script by no other site. It is kept by nobody: the next seed run may change it.
 * Strict-Transport-Security is not among them. It binds a whole host name, and belongs to what ends TLS for it; over HTTP, which is all
 * that this server speaks, browsers must ignore it (RFC 6797, 8.1).
 */
const defaults = Object.entries({
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
})

const isJson = (contentType: string | null): boolean => contentType?.includes('json') ?? false

/** Says in each answer what browsers may do with it, and to caches on which headers of the request it hangs. */
export const useSecurityHeaders = ({ origins }: CorsOptions): Plugin => ({
  onResponse: ({ response: { headers } }) => {
    for (const [name, value] of defaults) if (!headers.has(name)) headers.set(name, value)
    if (isJson(headers.get('content-type'))) headers.append('vary', 'accept')
    if (origins.length > 0) headers.append('vary', 'origin')
  },
})
