import { connect } from 'node:net'
import { send } from '../send.ts'

/** One request: as HTTP has it, or bytes that are put on a connection as they are. */
export type FuzzRequest = WellFormed | { readonly raw: Buffer }

export interface WellFormed {
  readonly method: string
  /** With the query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** In parts, each a write of its own. */
  readonly body: readonly Buffer[]
}

export const json = { 'content-type': 'application/json' }

export const post = (body: Buffer, headers: Readonly<Record<string, string>> = json): WellFormed => ({
  method: 'POST',
  path: '/graphql',
  headers,
  body: [body],
})

export const postText = (text: string): WellFormed => post(Buffer.from(text))

/** The body of a request for a document. */
export const askBy = (query: string, variables?: object): string => JSON.stringify({ query, variables })

/** What came back, as text: an answer (0 where the connection was closed without one), or nothing in time. */
export type FuzzAnswer =
  | { readonly status: number; readonly retryAfter: string | undefined; readonly text: string }
  | 'hang'

const read = (bytes: Buffer): FuzzAnswer => {
  const text = bytes.toString('latin1')
  const retryAfter = /^retry-after: *(.*)\r$/im.exec(text)?.[1]
  return { status: Number(/^HTTP\/1\.\d (\d{3})/.exec(text)?.[1] ?? 0), retryAfter, text }
}

const sendRaw = (url: string, raw: Buffer, timeout: number): Promise<FuzzAnswer> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    const timer = setTimeout(() => {
      resolve('hang')
      socket.destroy()
    }, timeout)
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', () => {}) // it is closed then
    socket.once('close', () => {
      clearTimeout(timer)
      resolve(read(Buffer.concat(chunks)))
    })
    // The end of what is sent: an answer may still come.
    socket.end(raw)
  })

/** Sends a request on a connection of its own. */
export const sendFuzz = async (url: string, request: FuzzRequest, timeout: number): Promise<FuzzAnswer> => {
  if ('raw' in request) return sendRaw(url, request.raw, timeout)
  const outcome = await send(url, { ...request, timeout })
  if (outcome.kind !== 'answer')
    return outcome.kind === 'hang' ? 'hang' : { status: 0, retryAfter: undefined, text: '' }
  const { status, headers, body } = outcome.answer
  return { status, retryAfter: headers['retry-after'], text: body.toString('latin1') }
}

/** Any byte as a shell's `printf` takes it. */
const printable = (bytes: Buffer): string =>
  [...bytes]
    .map((byte) =>
      byte > 0x1f && byte < 0x7f && !"'\\%".includes(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `\\${byte.toString(8).padStart(3, '0')}`,
    )
    .join('')

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** A command that sends it again. */
export const toCommand = (url: string, request: FuzzRequest): string => {
  if ('raw' in request) return `printf '${printable(request.raw)}' | nc -N 127.0.0.1 ${new URL(url).port}`
  const { method, path, headers, body } = request
  const given = Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`)
  const content = Buffer.concat(body)
  const [data, input] = content.length > 0 ? [['--data-binary @-'], `printf '${printable(content)}' | `] : [[], '']
  return `${input}curl -sS --path-as-is -X ${quote(method)} ${[...given, ...data].join(' ')} ${quote(url + path)}`
}
