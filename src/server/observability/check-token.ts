import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * Makes the function that says whether an `Authorization` header bears the token (RFC 6750, 2.1). How long it takes says nothing of the
 * token: digests are compared, which are all of one length, and whole. Without a token everybody may pass.
 */
export const createTokenCheck = (
  token: string | undefined,
): ((authorization: string | null | undefined) => boolean) => {
  if (token === undefined) return () => true
  const expected = digest(token)
  return (authorization) => {
    const given = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
    return given !== undefined && timingSafeEqual(digest(given), expected)
  }
}
