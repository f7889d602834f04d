import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, inject, onTestFinished, test, vi } from 'vitest'
import { createClient } from '../src/client/client.ts'
import { CoPresenceDocument } from '../src/client/generated/graphql.ts'
import { useTestDatabase } from './support/database.ts'
import { copyDatabase, dropDatabase, urlOf } from './support/databases.ts'
import { findServer } from './support/find-server.ts'
import { createFolder } from './support/leftovers.ts'
import { query } from './support/processes.ts'
import { startProgram } from './support/program.ts'

const start = (env: NodeJS.ProcessEnv) => startProgram({ env })

const seed = async (env: NodeJS.ProcessEnv) =>
  (await promisify(execFile)('npx', ['prisma', 'db', 'seed'], { env: { ...process.env, ...env } })).stdout

test('the program starts on nothing, fills its database, answers, starts its database again where that was killed, is seeded again beside, and ends at SIGTERM', async () => {
  const env = { READOUT_DATA_DIR: createFolder(), DATABASE_URL: '', READOUT_DRAIN_DELAY: '1000' }
  const program = await start(env)
  const { meetings } = await createClient(program.address).query(CoPresenceDocument)
  expect(meetings.totalCount).toBe(2)

  const killed = findServer(env.READOUT_DATA_DIR)
  process.kill(killed ?? 0, 'SIGKILL')
  await vi.waitUntil(() => findServer(env.READOUT_DATA_DIR) === null, 10_000)
  const isAnswered = () =>
    createClient(program.address)
      .query(CoPresenceDocument)
      .then(
        () => true,
        () => false,
      )
  await vi.waitUntil(isAnswered, { timeout: 35_000, interval: 200 })
  expect(findServer(env.READOUT_DATA_DIR)).not.toBe(killed)

  expect(await seed(env)).toContain('nothing changed')
  const ended = program.stop()
  await vi.waitUntil(() => program.output().includes('"signal":"SIGTERM"'), 10_000)
  const { origin } = new URL(program.address)
  expect(await Promise.all(['ready', 'health'].map(async (path) => (await fetch(`${origin}/${path}`)).status))).toEqual(
    [503, 200],
  )
  await ended
}, 120_000)

test('prisma db seed fills a database on which nothing runs', async () => {
  const env = { READOUT_DATA_DIR: createFolder(), DATABASE_URL: '' }
  expect(await seed(env)).toMatch(/^added .*2 articles/m)
  expect(await seed(env)).toContain('nothing changed')
}, 120_000)

test('two servers that start at once on one empty database share it', async () => {
  const serverUrl = inject('serverUrl')
  const name = await copyDatabase(serverUrl, 'template0')
  onTestFinished(() => dropDatabase(serverUrl, name))
  const env = { DATABASE_URL: urlOf(serverUrl, name) }
  const programs = await Promise.all([start(env), start(env)])
  for (const { address } of programs) {
    const { meetings } = await createClient(address).query(CoPresenceDocument)
    expect(meetings.edges).toHaveLength(2)
  }
  await Promise.all(programs.map(({ stop }) => stop()))
})

test('a release goes on beside a newer one whose migration is marked as compatible, with a warning, and beside no other', async () => {
  const { url } = await useTestDatabase('seeded')
  const program = await start({ DATABASE_URL: url })
  const enter = (name: string) => `
    ALTER TABLE "Meeting" ADD COLUMN "note_${name}" text;
    INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES (gen_random_uuid(), '', '${name}', now())`
  await query(url, enter('30000101000000_note_compatible'))
  const restarted = await start({ DATABASE_URL: url })
  const warning = await restarted.find(/^(.*a newer release has migrated the database.*)$/m)
  expect(JSON.parse(warning)).toMatchObject({ level: 40, migrations: ['30000101000000_note_compatible'] })
  for (const { address } of [program, restarted]) {
    const { meetings } = await createClient(address).query(CoPresenceDocument)
    expect(meetings.edges).toHaveLength(2)
  }
  await query(url, enter('30000102000000_other'))
  await expect(start({ DATABASE_URL: url })).rejects.toThrow('The database has the migration 30000102000000_other')
  await Promise.all([program.stop(), restarted.stop()])
}, 120_000)

test.each(['compiled', 'plain'])(
  'EXECUTOR=%s: the program answers by that executor',
  async (executor) => {
    const { url } = await useTestDatabase('seeded')
    const program = await start({ DATABASE_URL: url, EXECUTOR: executor, READOUT_SLOW_OPERATION_MS: '0' })
    const { meetings } = await createClient(program.address).query(CoPresenceDocument)
    expect(meetings.totalCount).toBe(2)
    const slow = await program.find(/^(.*"slow operation".*)$/m)
    expect(JSON.parse(slow)).toMatchObject({ operation: 'CoPresence', executor })
  },
  120_000,
)
