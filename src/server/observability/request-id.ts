import { randomUUID } from 'node:crypto'

/** What proxies and clients make: UUIDs, ULIDs, `Root=1-67891233-abcdef012345678912345678`. Nothing that a log or a header could break on. */
const saneId = /^[\w.:;=+/@-]{1,128}$/

/** The name that the caller has for its request, in `x-request-id`; another one where that is none, is too long or has odd characters. */
export const requestIdFor = (headers: Headers): string => {
  const given = headers.get('x-request-id')
  return given !== null && saneId.test(given) ? given : randomUUID()
}
