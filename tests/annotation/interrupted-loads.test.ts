import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openDatabaseServer } from '../../src/platform/database-server.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { useTestDatabase } from '../support/database.ts'
import { findServer } from '../support/find-server.ts'
import { growSeeds } from '../support/grown-seeds.ts'
import { createFolder } from '../support/leftovers.ts'
import { query } from '../support/processes.ts'
import { installSeeds } from '../support/seed-program.ts'
import { expectAll, rowsOf, told } from './loads.ts'

// Each starts the real program several times.
vi.setConfig({ testTimeout: 300_000 })

/** Holds a table so that nobody writes to it, until it is let go. */
const hold = async (url: string, table: string) => {
  const client = new Client({ connectionString: url })
  client.on('error', () => {}) // its server may be stopped
  await client.connect()
  await client.query(`BEGIN; LOCK TABLE "${table}" IN SHARE MODE`)
  const release = () => client.end().catch(() => {})
  onTestFinished(release)
  return release
}

const waitFor = async <Row>(url: string, sql: string): Promise<Row> => {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(20)) {
    const [row] = await query(url, sql)
    if (row) return row
  }
  throw new Error(`waited a minute in vain: ${sql}`)
}

/** The process of the load that waits to write to a held table. */
const findHeld = (url: string) =>
  waitFor<{ pid: number }>(
    url,
    `SELECT l.pid FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE l.locktype = 'relation' AND NOT l.granted AND l.mode = 'RowExclusiveLock' AND a.datname = current_database()`,
  )

const untilGone = (url: string, pid: number) =>
  waitFor(url, `SELECT 1 AS gone WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid = ${pid})`)

/** A seeded database, and the program with more to load into it. */
const installMore = async () => {
  const { url } = await useTestDatabase('seeded')
  const load = installSeeds(await growSeeds(1))
  return { url, before: await rowsOf(url), load: () => load({ DATABASE_URL: url }) }
}

type Program = Awaited<ReturnType<typeof installMore>>

/** The program as it waits to write to a table. */
const startLoad = async ({ url, load }: Program, table: string) => {
  const release = await hold(url, table)
  const run = load()
  const { pid } = await findHeld(url)
  return { run, pid, release }
}

const went = (reason: string) =>
  told(`The database went away during the load \\(${reason}\\), which did all of its work or none: .*`)

test('a load that is killed, wherever it writes, leaves all as it was, and the next one does all of it', async () => {
  const program = await installMore()
  for (const table of ['Meeting', 'Citation']) {
    const { run, pid, release } = await startLoad(program, table)
    run.kill()
    expect(await run.ended).toMatchObject({ signal: 'SIGKILL' })
    await release()
    await untilGone(program.url, pid)
    expect(await rowsOf(program.url)).toEqual(program.before)
  }
  await expectAll(program)
})

test('a load whose connection the database ends says so in one line, and leaves all as it was', async () => {
  const program = await installMore()
  const { run, pid } = await startLoad(program, 'Citation')
  await query(program.url, `SELECT pg_terminate_backend(${pid})`)
  expect(await run.ended).toMatchObject({ code: 1, stdout: '', stderr: went('terminating connection.*') })
  expect(await rowsOf(program.url)).toEqual(program.before)
})

test('a load for which the disk is full says so in one line, and leaves all as it was', async () => {
  const { url, before, load } = await installMore()
  // What PostgreSQL reports where it cannot write, raised after most of the rows are written.
  await query(
    url,
    `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       RAISE 'could not extend file "base/1/2": No space left on device' USING ERRCODE = '53100'; END $$;
     CREATE TRIGGER full_disk AFTER INSERT ON "Citation" EXECUTE FUNCTION fail()`,
  )
  expect(await load().ended).toMatchObject({
    code: 1,
    stdout: '',
    stderr: told('The database’s disk is full \\(.*No space left.*\\), and nothing was changed: .*'),
  })
  expect(await rowsOf(url)).toEqual(before)
})

test('a load whose embedded server is stopped at once leaves all as it was after recovery', async () => {
  const dataDir = path.join(createFolder(), 'data')
  const server = await openDatabaseServer({ dataDir })
  await migrate(server.url)
  const env = { READOUT_DATA_DIR: dataDir }
  expect(await installSeeds('seeds')(env).ended).toMatchObject({ code: 0 })
  const before = await rowsOf(server.url)
  const load = installSeeds(await growSeeds(1))
  const release = await hold(server.url, 'Citation')
  const run = load(env)
  await findHeld(server.url)
  process.kill(findServer(dataDir) ?? 0, 'SIGQUIT') // what pg_ctl stop -m immediate sends
  expect(await run.ended).toMatchObject({ code: 1, stderr: went('Connection terminated.*') })
  await release()
  await server.stop()
  const recovered = await openDatabaseServer({ dataDir })
  expect(await rowsOf(recovered.url)).toEqual(before)
  await expectAll({ load: () => load(env) })
  await recovered.stop()
})

test('of two loads at once one waits for the other, and what the last one says holds', async () => {
  const { url } = await useTestDatabase()
  const [small, large] = [installSeeds('seeds'), installSeeds(await growSeeds(1))]
  const env = { DATABASE_URL: url }
  const release = await hold(url, 'Citation')
  const first = large(env)
  await findHeld(url)
  const second = small(env)
  await waitFor(
    url,
    `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  )
  await release()
  expect(await first.ended).toMatchObject({ code: 0, stdout: expect.stringMatching(/\b4 articles/) })
  expect(await second.ended).toMatchObject({ code: 0, stdout: expect.stringMatching(/^removed .*\b2 articles/) })
  expect(await small(env).ended).toMatchObject({ code: 0, stdout: 'nothing changed\n' })
  const { url: alone } = await useTestDatabase('seeded')
  const withoutTimes = (rows: string[]) => rows.map((row) => row.replace(/"addedAt":"[^"]*"/, ''))
  expect(withoutTimes(await rowsOf(url))).toEqual(withoutTimes(await rowsOf(alone)))
})
