import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { Transform } from 'node:stream'

/** A way to a server that can be disturbed. Whoever opens it closes it. */
export interface TcpProxy {
  /** The given address, but through the proxy. */
  readonly url: string
  /** How many connections have been asked for so far, those refused included. */
  readonly asked: number
  /** How many connections are open. */
  readonly open: number
  /** Cuts all connections, as a network or a server does that goes away: without a goodbye. */
  cut(): void
  /** Cuts the next connection on which the server has sent so many bytes more. */
  cutAfter(bytes: number): void
  /** Ends each new connection at once. */
  refuse(): void
  /** Lets nothing pass any more, either way and without a word; new connections are taken, and get no answer. */
  stall(): void
  /** Lets nothing pass on the connections that are open, for ever, as where a host has died; new ones are as they were. */
  silence(): void
  /** Keeps what passes back for so many milliseconds. */
  delay(ms: number): void
  /** Lets all pass again that has been refused, kept back or stalled. */
  restore(): void
  close(): Promise<void>
}

/** What becomes of what passes. */
interface Weather {
  refuses: boolean
  delayMs: number
  /** Bytes of the server's until a connection is cut. */
  bytesLeft: number
  /** Resolved where nothing stalls. */
  passing: Promise<void>
  resume(): void
}

/** One connection, on both sides. */
interface Pair {
  cut(): void
  silence(): void
  isSilent(): boolean
}

const calm = (): Weather => ({
  refuses: false,
  delayMs: 0,
  bytesLeft: Number.POSITIVE_INFINITY,
  passing: Promise.resolve(),
  resume: () => {},
})

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref())

/** Passes bytes on as the weather allows; `isServer` says whose they are. */
const createPassage = (weather: Weather, isServer: boolean, { cut, isSilent }: Pair) =>
  new Transform({
    transform: async (chunk: Buffer, _encoding, done) => {
      if (isSilent()) return
      if (weather.delayMs > 0) await sleep(weather.delayMs)
      await weather.passing
      if (isServer) weather.bytesLeft -= chunk.length
      if (weather.bytesLeft > 0) return done(null, chunk)
      weather.bytesLeft = Number.POSITIVE_INFINITY
      cut()
      done()
    },
  })

/** Opens a proxy on a free port of this machine, before the server that a URL with host and port names. */
export const openTcpProxy = async (target: string): Promise<TcpProxy> => {
  const { hostname, port } = new URL(target)
  const weather = calm()
  const pairs = new Set<Pair>()
  let asked = 0
  const join = (client: Socket): void => {
    const server = connect(Number(port || 5432), hostname)
    let isSilent = false
    const cut = () => {
      pairs.delete(pair)
      client.resetAndDestroy()
      server.resetAndDestroy()
    }
    const silence = () => {
      isSilent = true
    }
    const pair: Pair = { cut, silence, isSilent: () => isSilent }
    pairs.add(pair)
    for (const socket of [client, server]) socket.on('error', cut).on('close', cut)
    client.pipe(createPassage(weather, false, pair)).pipe(server)
    server.pipe(createPassage(weather, true, pair)).pipe(client)
  }
  const listener = createServer((client) => {
    asked += 1
    if (weather.refuses) client.on('error', () => {}).resetAndDestroy()
    else join(client)
  })
  await once(listener.listen(0, '127.0.0.1'), 'listening')
  const address = new URL(target)
  address.host = `127.0.0.1:${(listener.address() as AddressInfo).port}`

  const cut = (): void => {
    for (const pair of [...pairs]) pair.cut()
  }
  const restore = (): void => {
    weather.resume()
    Object.assign(weather, calm())
  }
  return {
    url: address.href,
    get asked() {
      return asked
    },
    get open() {
      return pairs.size
    },
    cut,
    cutAfter: (bytes) => {
      weather.bytesLeft = bytes
    },
    refuse: () => {
      weather.refuses = true
    },
    stall: () => {
      weather.passing = new Promise((resolve) => {
        weather.resume = resolve
      })
    },
    silence: () => {
      for (const pair of pairs) pair.silence()
    },
    delay: (ms) => {
      weather.delayMs = ms
    },
    restore,
    close: async () => {
      restore()
      cut()
      await new Promise((resolve) => listener.close(resolve))
    },
  }
}
