import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FetchAPI, Plugin } from 'graphql-yoga'
import { chooseEncoding, type Encoding } from './accept-encoding.ts'

/** A smaller answer fits in one network packet as it is. */
const minBytes = 1024

/** Quality 4 of 11: about gzip's speed and a smaller result; more costs more time than it saves on the way. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

const compressors = {
  br: (content) => promisify(brotliCompress)(content, brotliOptions),
  gzip: (content) => promisify(gzip)(content),
} satisfies Record<Encoding, (content: ArrayBuffer) => Promise<Buffer>>

const isCompressible = ({ headers }: Response): boolean =>
  !headers.has('content-encoding') &&
  /^(text\/(?!event-stream)|application\/(graphql-response\+)?json)/.test(headers.get('content-type') ?? '') &&
  Number(headers.get('content-length') ?? minBytes) >= minBytes

/** Compresses answers as the client's `Accept-Encoding` allows. */
export const useCompression = (): Plugin => ({
  onResponse: ({ request, response, setResponse, fetchAPI }) => {
    if (!isCompressible(response)) return
    response.headers.append('vary', 'accept-encoding')
    const encoding = chooseEncoding(request.headers.get('accept-encoding'))
    // The body is asked for last, since it is made into a stream by that; an answer to HEAD has none.
    if (encoding === undefined || response.body === null) return
    return compress(response, encoding, fetchAPI).then(setResponse)
  },
})

const compress = async (response: Response, encoding: Encoding, { Headers, Response }: FetchAPI): Promise<Response> => {
  const { status, statusText } = response
  const content = await compressors[encoding](await response.arrayBuffer())
  const headers = new Headers(response.headers)
  headers.set('content-encoding', encoding)
  headers.set('content-length', String(content.byteLength))
  return new Response(content, { status, statusText, headers })
}
