import type { IncomingMessage, RequestListener } from 'node:http'

/** Whether the request has an address by its target and its `Host`, as which its client may write anything (RFC 9112, 3.2). */
const hasAddress = ({ headers, url = '/' }: IncomingMessage): boolean =>
  url.startsWith('/') && URL.canParse(`http://${headers.host ?? 'localhost'}${url}`)

/** Whether the server as a whole is asked for its options; it can be asked for nothing else (RFC 9112, 3.2.4). */
const asksForOptions = ({ method, url }: IncomingMessage): boolean => method === 'OPTIONS' && url === '*'

/** Takes a target that is a whole address apart, as proxies write it: its host counts, and no other (RFC 9112, 3.2.2). */
const splitTarget = (request: IncomingMessage): void => {
  const { url = '/' } = request
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return
  const { host, pathname, search } = new URL(url)
  request.headers.host = host
  request.url = pathname + search
}

/**
 * Answers requests whose `Host` or target make no address by 400, as RFC 9112 (3.2) asks: the application could not even begin with
 * them, and its adapter would answer with a stack trace. Nor could it with targets that are no path, which are read here.
 */
export const refuseBadAddresses =
  (app: RequestListener): RequestListener =>
  (request, response) => {
    splitTarget(request)
    if (hasAddress(request)) return app(request, response)
    if (asksForOptions(request)) return response.writeHead(204, { allow: 'GET, HEAD, OPTIONS, POST' }).end()
    // What else comes on this connection is not waited for.
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
    response.end('The Host or the target of the request is no address\n')
  }
