import type { IncomingMessage, RequestListener } from 'node:http'

/** Whether the request's target, as its client writes it, is an address (RFC 9112, 3.2): what stands in `Host` may be anything. */
const hasAddress = ({ headers, url = '/' }: IncomingMessage): boolean =>
  URL.canParse(url.startsWith('/') ? `http://${headers.host ?? 'localhost'}${url}` : url)

/** Whether the server as a whole is asked for its options; it can be asked for nothing else (RFC 9112, 3.2.4). */
const asksForOptions = ({ method, url }: IncomingMessage): boolean => method === 'OPTIONS' && url === '*'

/**
 * Answers requests whose `Host` or target make no address by 400, as RFC 9112 (3.2) asks: the application could not even begin with
 * them, and its adapter would answer with a stack trace. Nor could it begin with `OPTIONS *`,
 * which is answered here.
 */
export const refuseBadAddresses =
  (app: RequestListener): RequestListener =>
  (request, response) => {
    if (hasAddress(request)) return app(request, response)
    if (asksForOptions(request)) return response.writeHead(204, { allow: 'GET, HEAD, OPTIONS, POST' }).end()
    // What else comes on this connection is not waited for.
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
    response.end('The Host or the target of the request is no address\n')
  }
