import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { openDatabaseServer } from '../../src/platform/database-server.ts'
import { findServer } from '../support/find-server.ts'
import { createFolder } from '../support/leftovers.ts'
import { query } from '../support/processes.ts'
import { openTcpProxy } from '../support/tcp-proxy.ts'

const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close()
})

/** A server on this machine that treats each connection in some way; returns its port. */
const listen = async (treat: (socket: Socket) => void): Promise<number> => {
  const server = createServer((socket) => treat(socket.unref()))
  servers.push(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return (server.address() as AddressInfo).port
}

/** A message of PostgreSQL's protocol: its type, its length, its body. */
const message = (type: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from(type), length, body])
}

const int16 = (value: number) => Buffer.from([value >> 8, value & 255])
const int32 = (value: number) => Buffer.from([value >> 24, value >> 16, value >> 8, value])
const text = (value: string) => Buffer.from(`${value}\0`)

/** Speaks as a PostgreSQL 14 does: no such server is at hand on a machine that has a supported one. */
const speakAsVersion14 = (socket: Socket): void => {
  const ready = message('Z', Buffer.from('I'))
  const column = (name: string, type: number) =>
    Buffer.concat([text(name), int32(0), int16(0), int32(type), int16(-1), int32(-1), int16(0)])
  const value = (content: string) => Buffer.concat([int32(content.length), Buffer.from(content)])
  socket.once('data', () => {
    socket.write(Buffer.concat([message('R', int32(0)), ready]))
    socket.once('data', () =>
      socket.write(
        Buffer.concat([
          message('T', Buffer.concat([int16(2), column('number', 23), column('name', 25)])),
          message('D', Buffer.concat([int16(2), value('140012'), value('14.12')])),
          message('C', text('SELECT 1')),
          ready,
        ]),
      ),
    )
  })
}

describe('without DATABASE_URL', () => {
  test('the embedded server is used, and left as often as it was opened', async () => {
    const dataDir = createFolder()
    const progress: string[] = []
    const onProgress = (line: string) => progress.push(line)
    const [first, second] = await Promise.all([1, 2].map(() => openDatabaseServer({ dataDir, onProgress })))
    expect(progress).toEqual([`Creating a database in ${dataDir}, this once`])
    expect(first).toMatchObject({ embedded: true, url: second?.url })
    await first?.stop()
    expect(await query(second?.url ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await second?.stop()
    expect(findServer(dataDir)).toBeNull()
  })
})

describe('with DATABASE_URL', () => {
  const dataDir = '/nowhere'

  test('the server that it names is used, and goes on afterwards', async () => {
    const embedded = await openDatabaseServer({ dataDir: createFolder() })
    const named = await openDatabaseServer({ dataDir, databaseUrl: embedded.url })
    expect(named).toMatchObject({ url: embedded.url, embedded: false })
    await named.stop()
    expect(await query(embedded.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    const { port } = new URL(embedded.url)
    const databaseUrl = `postgresql://readout:secret@127.0.0.1:${port}/readout`
    await expect(openDatabaseServer({ dataDir, databaseUrl })).rejects.toThrow(
      `The PostgreSQL at 127.0.0.1:${port}/readout, which DATABASE_URL names, cannot be used ` +
        '(password authentication failed for user "readout"): start it or mend DATABASE_URL; ' +
        'without that variable Readout uses its own.',
    )
    const missing = embedded.url.replace(/readout$/, 'elsewhere')
    await expect(openDatabaseServer({ dataDir, databaseUrl: missing })).rejects.toThrow(
      '(database "elsewhere" does not exist)',
    )
    await embedded.stop()
  })

  test.each(['mysql://root:secret@localhost/x', 'localhost:5432', '', 'postgresql://u:12/secret@h/x'])(
    '%o is not an address',
    async (databaseUrl) => {
      await expect(openDatabaseServer({ dataDir, databaseUrl })).rejects.toThrow(
        'DATABASE_URL is not the address of a PostgreSQL server: write postgresql://user:password@host:5432/name, ' +
          'with special characters of the password percent-encoded.',
      )
    },
  )

  test('a server that refuses the connection is named without the password', async () => {
    const port = await listen((socket) => socket.end())
    const closed = servers.find((server) => (server.address() as AddressInfo).port === port)
    await new Promise((resolve) => closed?.close(resolve))
    const databaseUrl = `postgresql://me:secret@localhost:${port}/mine`
    const failure = await openDatabaseServer({ dataDir, databaseUrl }).catch((error: Error) => error)
    expect(failure).toMatchObject({ name: 'UserError' })
    expect((failure as Error).message).toMatch(
      /^The PostgreSQL at localhost:\d+\/mine, .* \(.*ECONNREFUSED.*\): start it/,
    )
    expect((failure as Error).message).not.toContain('secret')
  })

  test('a server that is not there yet is waited for, which is said', async () => {
    const embedded = await openDatabaseServer({ dataDir: createFolder() })
    const proxy = await openTcpProxy(embedded.url)
    onTestFinished(proxy.close)
    const progress: string[] = []
    proxy.refuse()
    const onProgress = (line: string) => {
      progress.push(line)
      if (progress.length === 2) proxy.restore()
    }
    const databaseUrl = proxy.url
    const named = await openDatabaseServer({ dataDir, databaseUrl, wait: 60_000, onProgress })
    expect(named.url).toBe(databaseUrl)
    const { host, password } = new URL(databaseUrl)
    expect(progress.length).toBeGreaterThan(1)
    expect(progress[0]).toMatch(/^The PostgreSQL at .* is not there yet \(.*\): waiting, for \d+ s more at most$/)
    expect(progress[0]).toContain(host)
    expect(progress.join()).not.toContain(password)
    await embedded.stop()
  })

  test('it is waited for so long, and no longer', async () => {
    const progress: string[] = []
    const onProgress = (line: string) => progress.push(line)
    const databaseUrl = 'postgresql://me:secret@127.0.0.1:1/mine'
    const opening = openDatabaseServer({ dataDir, databaseUrl, wait: 400, onProgress })
    await expect(opening).rejects.toThrow(
      /127\.0\.0\.1:1\/mine, which DATABASE_URL names, cannot be used \(.*ECONNREFUSED/,
    )
    expect(progress.length).toBeGreaterThan(0)
  })

  test('a wrong password is not waited for', async () => {
    const embedded = await openDatabaseServer({ dataDir: createFolder() })
    const databaseUrl = embedded.url.replace(/:[^:@]+@/, ':wrong@')
    const progress: string[] = []
    const onProgress = (line: string) => progress.push(line)
    const opening = openDatabaseServer({ dataDir, databaseUrl, wait: 60_000, onProgress })
    await expect(opening).rejects.toThrow('password authentication failed')
    expect(progress).toEqual([])
    await embedded.stop()
  })

  test('a host that does not exist is named', async () => {
    await expect(openDatabaseServer({ dataDir, databaseUrl: 'postgresql://nowhere.invalid/x' })).rejects.toThrow(
      /nowhere\.invalid/,
    )
  })

  test('a server that keeps silent is given up after five seconds', async () => {
    const port = await listen(() => {})
    await expect(openDatabaseServer({ dataDir, databaseUrl: `postgresql://127.0.0.1:${port}/x` })).rejects.toThrow(
      /cannot be used \(.*timeout.*\)/,
    )
  })

  test('a server older than version 15 is refused', async () => {
    const port = await listen(speakAsVersion14)
    await expect(openDatabaseServer({ dataDir, databaseUrl: `postgresql://127.0.0.1:${port}/x` })).rejects.toThrow(
      `The PostgreSQL at 127.0.0.1:${port}/x, which DATABASE_URL names, is version 14.12, and Readout needs 15 or newer: ` +
        'name a newer one; without that variable Readout uses its own.',
    )
  })
})
