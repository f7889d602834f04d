import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { createAvailability } from '../../src/platform/availability.ts'
import { createDatabase, type Database, type DatabaseOptions } from '../../src/platform/database.ts'
import { useTestDatabase } from '../support/database.ts'

const open = (url: string, options: Partial<DatabaseOptions> = {}): Database => {
  const database = createDatabase({ url, logger: pino({ level: 'silent' }), poolSize: 1, ...options })
  onTestFinished(() => database.$disconnect())
  return database
}

/** An address of the same database, whose traffic stops, both ways and without a word, at `stall`. */
const createStallingAddress = async (url: string) => {
  const { hostname, port } = new URL(url)
  const sockets: Socket[] = []
  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname)
    for (const socket of [client, server]) socket.on('error', () => {})
    client.pipe(server).pipe(client)
    sockets.push(client, server)
  })
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    proxy.close()
  })
  await once(proxy.listen(0, '127.0.0.1'), 'listening')
  const address = new URL(url)
  address.host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`
  const stall = () => {
    for (const socket of sockets) socket.unpipe().pause()
  }
  return { url: address.href, stall }
}

test('a statement that takes longer than it may is ended by PostgreSQL, and the next one is answered', async () => {
  const database = open((await useTestDatabase()).url, { statementTimeout: 300 })
  await expect(database.$queryRaw`SELECT pg_sleep(20)::text`).rejects.toThrow('statement timeout')
  expect(await database.article.count()).toBe(0)
}, 10_000)

test('a statement that serves no operation, on a connection that stalls, is given up a second later', async () => {
  const { url, stall } = await createStallingAddress((await useTestDatabase()).url)
  const availability = createAvailability({ url, logger: pino({ level: 'silent' }) })
  onTestFinished(availability.close)
  const database = open(url, { statementTimeout: 300, availability })
  expect(await database.article.count()).toBe(0)
  stall()
  await expect(database.article.count()).rejects.toThrow('The database took too long to answer')
}, 10_000)

test('without a limit a statement takes as long as it needs', async () => {
  const database = open((await useTestDatabase()).url)
  const [row] = await database.$queryRaw<{ limit: string }[]>`SELECT current_setting('statement_timeout') AS limit`
  expect(row).toEqual({ limit: '0' })
})

test('statements are kept prepared, one for lists of every length', async () => {
  const database = open((await useTestDatabase()).url)
  const listPrepared = () => database.$queryRaw<{ statement: string }[]>`SELECT statement FROM pg_prepared_statements`
  for (const name of ['a', 'b']) await database.person.findMany({ where: { name } })
  const before = await listPrepared()
  expect(before.filter(({ statement }) => statement.includes('"Person"'))).toHaveLength(1)
  for (let length = 2; length < 20; length++) {
    const slugs = Array.from({ length }, (_, at) => `slug-${at}`)
    await database.person.findMany({ where: { slug: { in: slugs } } })
    await database.person.findMany({ where: { slug: { notIn: slugs } } })
  }
  expect(await listPrepared()).toHaveLength(before.length + 2)
})
