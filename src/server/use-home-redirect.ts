import type { Plugin } from 'graphql-yoga'

/** Sends who opens `/` to the one page that there is. */
export const useHomeRedirect = (): Plugin => ({
  onRequest: ({ url, fetchAPI, endResponse }) => {
    if (url.pathname !== '/') return
    endResponse(new fetchAPI.Response(null, { status: 302, headers: { location: '/graphql' } }))
  },
})
