import type { FetchAPI, Plugin } from 'graphql-yoga'
import { requestError } from '../request-error.ts'

const tooLarge = (most: number, size: string) =>
  requestError(
    `The request's body has ${size} bytes; at most ${most} are allowed. Ask in several requests, with fewer values in each.`,
    'REQUEST_ENTITY_TOO_LARGE',
    413,
  )

/**
 * Refuses a request whose body is larger. A body of a given length is as long as it says (Node sees to that), so only one without a
 * length is counted as it comes: Yoga's own limit counts all, for a tenth of the time that a small request takes.
 */
export const useBodyLimit = (bytes: number): Plugin => ({
  onRequestParse: ({ request, requestParser, setRequestParser, fetchAPI }) => {
    const length = request.headers.get('content-length')
    if (length !== null) checkLength(length, bytes)
    else if (request.body && requestParser) {
      setRequestParser(async (counted) => requestParser(await readWithin(counted, bytes, fetchAPI)))
    }
  },
})

const checkLength = (length: string, bytes: number): void => {
  if (!/^\d+$/.test(length)) throw requestError('The Content-Length is no number of bytes', 'BAD_REQUEST', 400)
  if (Number(length) > bytes) throw tooLarge(bytes, length)
}

/** The same request with its body read. */
const readWithin = async (request: Request, bytes: number, fetchAPI: FetchAPI): Promise<Request> => {
  const chunks: Uint8Array[] = []
  let read = 0
  // A loop over the body would end the connection with it, before the client has read why.
  const reader = (request.body as ReadableStream<Uint8Array>).getReader()
  for (let { value } = await reader.read(); value; { value } = await reader.read()) {
    read += value.byteLength
    if (read > bytes) throw tooLarge(bytes, `more than ${bytes}`)
    chunks.push(value)
  }
  const { method, headers, signal } = request
  return new fetchAPI.Request(request.url, { method, headers, signal, body: Buffer.concat(chunks) })
}
