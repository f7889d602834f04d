import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a hostile connection can do. */
interface Attack {
  readonly socket: Socket
  readonly host: string
  /** A good request's body, of which it asks something. */
  readonly body: string
  /** Milliseconds for which it keeps at it. */
  readonly patience: number
}

const head = (host: string, length: number): string =>
  `POST /graphql HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n`

/** Writes a text slowly, for as long as the connection is open and patience lasts. */
const dribble = async ({ socket, patience }: Attack, text: string): Promise<void> => {
  const until = Date.now() + patience
  for (let at = 0; at < text.length && Date.now() < until && socket.writable; at += 1) {
    socket.write(text.charAt(at))
    await sleep(250)
  }
}

const ways: Readonly<Record<string, (attack: Attack) => Promise<unknown>>> = {
  'slow body': async (attack) => {
    attack.socket.write(`${head(attack.host, attack.body.length)}\r\n`)
    await dribble(attack, attack.body)
  },
  'slow head': (attack) => dribble(attack, `${head(attack.host, 10)}x-more: ${'y'.repeat(1000)}\r\n`),
  'silent connection': ({ patience }) => sleep(patience),
  aborted: async ({ socket, host, body }) => {
    socket.write(`${head(host, Buffer.byteLength(body))}\r\n${body}`)
    await sleep(5)
  },
  'answer that nobody reads': async ({ socket, host, body, patience }) => {
    socket.pause()
    const request = `${head(host, Buffer.byteLength(body))}\r\n${body}`
    for (let times = 0; times < 20 && socket.writable; times += 1) socket.write(request)
    await sleep(patience)
  },
  junk: async ({ socket }) => {
    socket.write(Buffer.from(Array.from({ length: 2_000 }, (_, index) => (index * 7919) % 256)))
    await sleep(50)
  },
}

export const connectionWays = Object.keys(ways)

/** Opens a connection, misuses it in one of the ways, and drops it. Never fails: whatever the server does about it is well. */
export const misuseConnection = async (url: string, way: string, body: string, patience: number): Promise<void> => {
  const { port, host } = new URL(url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => {})
  if (way !== 'answer that nobody reads') socket.resume()
  await ways[way]?.({ socket, host, body, patience })
  socket.destroy()
}
