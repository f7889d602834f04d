import { type Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'

export interface Sent {
  readonly method?: string
  /** With the query. */
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  /** In parts, each a write of its own. */
  readonly body?: readonly (string | Uint8Array)[]
  /** Keeps connections; without one each request has its own. */
  readonly agent?: Agent
  /** Milliseconds for the whole answer. */
  readonly timeout: number
  /** Breaks it off. */
  readonly signal?: AbortSignal
}

/** What came of a request: an answer, perhaps broken off in the midst of it, or none. */
export type Outcome =
  | { readonly kind: 'answer'; readonly isWhole: boolean; readonly answer: Answer }
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'hang' }

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

const read = async (response: IncomingMessage): Promise<Outcome> => {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of response) chunks.push(chunk)
  } catch {
    // How it ended is what `complete` says.
  }
  const answer = { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }
  return { kind: 'answer', isWhole: response.complete, answer }
}

const sendOnce = (url: string, { body = [], timeout, ...sent }: Sent, onReset: () => void): Promise<Outcome> =>
  new Promise((resolve) => {
    const { method = 'POST', path = '/graphql', headers = {}, agent = false, signal } = sent
    const outgoing = request(url, { method, path, headers, agent, ...(signal && { signal }) })
    const timer = setTimeout(() => {
      resolve({ kind: 'hang' })
      outgoing.destroy()
    }, timeout)
    outgoing.once('close', () => clearTimeout(timer))
    outgoing.once('response', (response) => void read(response).then(resolve))
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (outgoing.reusedSocket && error.code === 'ECONNRESET') onReset()
      resolve({ kind: 'none', reason: error.code ?? error.message })
    })
    const [last = '', ...others] = body.toReversed()
    for (const part of others.toReversed()) outgoing.write(part)
    outgoing.end(last)
  })

/**
 * Sends one request to a server, and never fails: what goes wrong is told as the outcome. A server may close a kept connection at the
 * moment at which something is sent on it; it is then asked once more, as HTTP has it (RFC 9112, 9.3.1).
 */
export const send = async (url: string, sent: Sent): Promise<Outcome> => {
  let wasReset = false
  const outcome = await sendOnce(url, sent, () => {
    wasReset = true
  })
  if (!wasReset || sent.signal?.aborted) return outcome
  const { agent: _agent, ...anew } = sent
  return sendOnce(url, anew, () => {})
}
