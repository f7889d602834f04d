import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { FetchAPI, Plugin } from 'graphql-yoga'
import { chooseEncoding, type Encoding } from './accept-encoding.ts'
import { errorResponse } from './error-response.ts'

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
}

/** Assets are loaded by the page, and scripts among them run as its workers, by their own policy. */
const assetPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'"

/** A built asset: its name bears a hash of its content, so that it never changes under one name. */
const assetPath = /^\/graphql\/assets\/([\w-]+(?:\.[\w-]+)+)$/

/** Stands in the built page for the nonce. */
const noncePlace = 'nonce-of-this-visit'

/**
 * The page may load from this server only. The editor's own style elements bear the nonce (`graphiql/nonce.ts`), and its fonts stand in
 * its style sheet. The lines that it writes have style attributes, which no nonce and no hash of changing text can allow.
 */
const pagePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const notBuilt = 'The GraphiQL page is not built: run `npm run build` and reload. The API answers POST requests here.\n'

const fileEndings: Record<Encoding, string> = { br: '.br', gzip: '.gz' }

/** The file's content, or null where there is none. */
const findFile = (path: string): Promise<Buffer<ArrayBuffer> | null> =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })

const asksForPage = ({ method, headers }: Request): boolean =>
  method === 'GET' && (headers.get('accept') ?? '').includes('text/html')

/**
 * Serves the GraphiQL page that Vite has built into a folder: the page itself is asked for at every visit and is small;
 * its assets are kept by the browser for ever.
 * @param folder holds `index.html` and `assets/`, each asset also as `.br` and `.gz`; without one there is no page.
 */
export const useGraphiQL = (folder: string | undefined): Plugin => ({
  // Not async: one promise here, and whatever follows for an operation waits for others in each of its steps.
  onRequest: ({ request, url, fetchAPI, endResponse }) => {
    if (folder === undefined) return
    const asset = assetPath.exec(url.pathname)?.[1]
    if (asset !== undefined) return serveAsset(folder, asset, request, fetchAPI).then(endResponse)
    if (/^\/graphql\/?$/.test(url.pathname) && asksForPage(request))
      return servePage(folder, fetchAPI).then(endResponse)
  },
})

const servePage = async (folder: string, { Response }: FetchAPI): Promise<Response> => {
  const html = await findFile(join(folder, 'index.html'))
  if (html === null) {
    return new Response(notBuilt, { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  }
  const nonce = randomBytes(16).toString('base64')
  const headers = {
    // Without an ETag, which would never serve: a browser forgets what it has of an address when it sends a POST there.
    'cache-control': 'no-cache',
    'content-security-policy': pagePolicy(nonce),
    'content-type': 'text/html; charset=utf-8',
    'cross-origin-opener-policy': 'same-origin',
    // The same address answers clients of the API with JSON.
    vary: 'accept',
  }
  return new Response(html.toString().replaceAll(noncePlace, nonce), { headers })
}

const serveAsset = async (folder: string, name: string, request: Request, fetchAPI: FetchAPI): Promise<Response> => {
  const contentType = contentTypes[extname(name)]
  const encoding = chooseEncoding(request.headers.get('accept-encoding'))
  const ending = encoding === undefined ? '' : fileEndings[encoding]
  const content = contentType === undefined ? null : await findFile(join(folder, 'assets', name + ending))
  if (contentType === undefined || content === null) return errorResponse(fetchAPI, 'No such file', 'NOT_FOUND', 404)
  return new fetchAPI.Response(content, {
    headers: {
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': assetPolicy,
      'content-type': contentType,
      vary: 'accept-encoding',
      ...(encoding !== undefined && { 'content-encoding': encoding }),
    },
  })
}
