/** What answers are compressed with, the best first. */
const encodings = ['br', 'gzip'] as const

export type Encoding = (typeof encodings)[number]

/**
 * The best encoding that an `Accept-Encoding` header allows (RFC 9110, 12.5.3); undefined means: send it as it is.
 * `q=0` refuses one; other weights are not ranked, for whoever takes both is served best by the smaller.
 */
export const chooseEncoding = (header: string | null): Encoding | undefined => {
  if (header === null) return undefined
  const accepted = header
    .toLowerCase()
    .split(',')
    .filter((item) => !/;\s*q=0(\.0*)?\s*$/.test(item))
    .map((item) => item.replace(/;.*/, '').trim())
  return encodings.find((encoding) => accepted.includes(encoding))
}
