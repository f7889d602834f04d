import type { Plugin } from 'graphql-yoga'
import { type CorsOptions, isListed } from './cors.ts'
import { requestError } from './request-error.ts'

/** What browsers say of a request that a page of another site sends (Fetch Metadata); pages cannot change it. */
const otherSites = new Set(['cross-site', 'same-site'])

/**
 * Refuses operations that pages of other sites send in the user's name, unless `CORS_ORIGINS` lists them. For JSON a browser asks
 * beforehand; a GET goes out unasked, and though it changes nothing and the page cannot read the answer, it works for nobody and its time
 * tells something. Clients that are no browsers send no such header, and are not concerned.
 */
export const useCsrfPrevention = (cors: CorsOptions): Plugin => ({
  onRequestParse: ({ request: { headers } }) => {
    if (!otherSites.has(headers.get('sec-fetch-site') ?? '') || isListed(headers.get('origin'), cors)) return
    throw requestError(
      'Pages of other sites may not ask here: CORS_ORIGINS lists those that may',
      'CROSS_SITE_REQUEST',
      403,
    )
  },
})
