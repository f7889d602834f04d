import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/** Stands between a server and its database, and counts the statements that pass. */
export interface StatementCounter {
  /** The address to give to the server in the database's place. */
  readonly url: string
  readonly count: number
  stop(): void
}

const [execute, query] = ['E', 'Q'].map((letter) => letter.charCodeAt(0))

/**
 * Reads a client's messages: after the first one, which has no type, each is a letter, its length in four bytes, and so much more.
 * Each Execute (of a prepared statement) and each Query (of plain text) runs one statement of ours.
 */
const createReader = (onStatement: () => void): ((chunk: Buffer) => void) => {
  let rest = Buffer.alloc(0)
  let isFirst = true
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    while (rest.length >= 5) {
      const end = isFirst ? rest.readInt32BE(0) : 1 + rest.readInt32BE(1)
      if (rest.length < end) return
      if (!isFirst && (rest[0] === execute || rest[0] === query)) onStatement()
      isFirst = false
      rest = rest.subarray(end)
    }
  }
}

const addressOf = (url: URL): { host: string; port: number } | { path: string } => {
  const port = Number(url.port || 5432)
  const folder = url.searchParams.get('host')
  if (folder?.startsWith('/')) return { path: `${folder}/.s.PGSQL.${port}` }
  return { host: folder ?? url.hostname, port }
}

const join = (from: Socket, to: Socket): void => {
  from.pipe(to)
  for (const event of ['close', 'error'] as const) from.on(event, () => to.destroy())
}

/** Where the database asks for encryption nothing can be counted: one on this machine does not. */
export const openStatementCounter = async (databaseUrl: string): Promise<StatementCounter> => {
  const counter = { count: 0 }
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const database = connect(addressOf(new URL(databaseUrl)))
    const read = createReader(() => {
      counter.count += 1
    })
    client.on('data', read)
    join(client, database)
    join(database, client)
    sockets.add(client).add(database)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  url.searchParams.delete('host')
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    get count() {
      return counter.count
    },
    stop: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
