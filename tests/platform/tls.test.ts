import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import path from 'node:path'
import { TLSSocket } from 'node:tls'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { Prisma } from '../../src/generated/prisma/client.ts'
import { createAvailability } from '../../src/platform/availability.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { openDatabaseServer } from '../../src/platform/database-server.ts'
import { runOperation } from '../../src/platform/operation.ts'
import { useTestDatabase } from '../support/database.ts'
import { listActive, waitFor } from '../support/database-sessions.ts'

const folder = path.resolve('tests/fixtures/tls')
/** Of a certificate that nobody has signed but itself, for localhost, until 2126. */
const certificate = path.join(folder, 'certificate.pem')

/** The port of a server before another, which speaks PostgreSQL's protocol over TLS alone. */
const useTls = async (target: string): Promise<number> => {
  const { hostname, port } = new URL(target)
  const [key, cert] = [readFileSync(path.join(folder, 'key.pem')), readFileSync(certificate)]
  const server = createServer((socket) => {
    socket.on('error', () => {})
    // A client asks whether it may speak TLS; 'S' says that it may.
    socket.once('data', () => {
      const secured = new TLSSocket(socket, { isServer: true, key, cert })
      const plain = connect(Number(port || 5432), hostname)
      for (const each of [secured, plain]) each.on('error', () => secured.destroy()).on('close', () => socket.destroy())
      secured.pipe(plain).pipe(secured)
      socket.write('S')
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

/** The address of a database over TLS. */
const addressOf = (url: string, host: string, port: number, parameters: Record<string, string>): string => {
  const address = new URL(url)
  address.host = `${host}:${port}`
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value)
  return address.href
}

test('the server’s certificate is checked as sslmode and sslrootcert say', async () => {
  const { url } = await useTestDatabase()
  const port = await useTls(url)
  const open = (host: string, parameters: Record<string, string>) =>
    openDatabaseServer({ dataDir: '', databaseUrl: addressOf(url, host, port, parameters) })
  const verified = { sslmode: 'verify-full', sslrootcert: certificate }
  await expect(open('localhost', verified)).resolves.toMatchObject({ embedded: false })
  await expect(open('localhost', { sslmode: 'no-verify' })).resolves.toMatchObject({ embedded: false })
  await expect(open('localhost', { sslmode: 'verify-full' })).rejects.toThrow(
    /cannot be used \(self-signed certificate\)/,
  )
  await expect(open('localhost', { sslmode: 'require' })).rejects.toThrow(/cannot be used \(self-signed certificate\)/)
  await expect(open('127.0.0.1', verified)).rejects.toThrow(/cannot be used \(.*not match certificate/)
})

test('a certificate that is not trusted is not waited for', async () => {
  const { url } = await useTestDatabase()
  const databaseUrl = addressOf(url, 'localhost', await useTls(url), { sslmode: 'verify-full' })
  const progress: string[] = []
  const onProgress = (line: string) => progress.push(line)
  await expect(openDatabaseServer({ dataDir: '', databaseUrl, wait: 60_000, onProgress })).rejects.toThrow(
    'self-signed',
  )
  expect(progress).toEqual([])
})

test('over TLS, too, an operation is answered, and its statement ends in time', async () => {
  const kb = await useTestDatabase('seeded')
  const parameters = { sslmode: 'verify-full', sslrootcert: certificate }
  const url = addressOf(kb.url, 'localhost', await useTls(kb.url), parameters)
  const logger = pino({ level: 'silent' })
  const availability = createAvailability({ url, logger })
  const { database, read, close } = openDatabase({ url, logger, availability, poolSize: 1 })
  onTestFinished(close)
  expect(await database.article.count()).toBe(2)
  const articles = Prisma.sql`SELECT count(*)::text FROM "Article"`
  expect(await read(articles)).toBe('2')
  const sleeping = runOperation({ timeoutMs: 1_000 }, (operation) =>
    read(Prisma.sql`SELECT pg_sleep(600)::text`, null, operation),
  )
  await expect(sleeping).rejects.toMatchObject({ reason: 'timeout' })
  await waitFor(async () => (await listActive(kb.url)).length === 0)
  expect(await read(articles)).toBe('2')
})
