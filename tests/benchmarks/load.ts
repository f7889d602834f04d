import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { checkSeeds } from '../../src/annotation/check-seeds.ts'
import type { LoadSummary } from '../../src/annotation/load/summary.ts'
import { loadRows } from '../../src/annotation/load-rows.ts'
import type { Rows } from '../../src/annotation/rows.ts'
import { createDatabase, type Database } from '../../src/platform/database.ts'
import { openDatabaseServer } from '../../src/platform/database-server.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { type GeneratedBase, generateBase } from '../support/generator/generate.ts'
import { linkRows } from '../support/generator/link-rows.ts'
import { writeBase } from '../support/generator/write-base.ts'

// How long it takes to load a generated knowledge base into a fresh embedded database:
//   npm run bench -- load [articles] [--seed n] [--rows]
// Through files, as a user's articles go; with --rows from memory, to leave reading and YAML out.

interface Lap {
  readonly what: string
  readonly seconds: number
  /** Of this process alone: while the database works it waits. */
  readonly cpuSeconds: number
}

const laps: Lap[] = []

const time = async <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
  const start = performance.now()
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  laps.push({ what, seconds: (performance.now() - start) / 1000, cpuSeconds: (user + system) / 1e6 })
  return result
}

const readRows = async (base: GeneratedBase, folder: string, isInMemory: boolean): Promise<Rows> => {
  if (isInMemory) return time('link', async () => linkRows(base))
  await time('generate', () => writeBase(base, folder))
  return time('read and link', async () => (await checkSeeds(folder)).rows)
}

const loadTwice = async (database: Database, rows: Rows): Promise<LoadSummary> => {
  await time('write', () => loadRows({ database, rows, label: 'seeds' }))
  return time('write again, nothing changed', () => loadRows({ database, rows, label: 'seeds' }))
}

const print = (rows: Rows, articles: number): void => {
  const counts = Object.entries(rows).map(([table, { length }]) => [table, length] as const)
  const total = counts.reduce((sum, [, count]) => sum + count, 0)
  console.table(
    Object.fromEntries(
      counts.map(([table, count]) => [table, { rows: count, 'per article': +(count / articles).toFixed(2) }]),
    ),
  )
  console.table(
    laps.map(({ what, seconds, cpuSeconds }) => ({
      what,
      seconds: +seconds.toFixed(1),
      'of which CPU here': +cpuSeconds.toFixed(1),
      'ms an article': +((seconds * 1000) / articles).toFixed(2),
      'µs a row': Math.round((seconds * 1e6) / total),
    })),
  )
  const load = laps.filter(({ what }) => ['link', 'read and link', 'write'].includes(what))
  const seconds = load.reduce((sum, lap) => sum + lap.seconds, 0)
  console.log(`${articles} articles, ${total} rows: loaded in ${seconds.toFixed(1)} s`)
  console.log(`peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, rows: { type: 'boolean', default: false } },
})
const articles = Number(positionals[0] ?? 20_000)
const folder = await mkdtemp(path.join(tmpdir(), 'readout-load-'))
try {
  const base = generateBase({ articles, seed: Number(values.seed) })
  const rows = await readRows(base, path.join(folder, 'seeds'), values.rows)
  const server = await openDatabaseServer({ dataDir: path.join(folder, 'data') })
  try {
    await migrate(server.url)
    const database = createDatabase({ url: server.url, logger: pino({ level: 'silent' }) })
    const { added, changed, removed } = await loadTwice(database, rows)
    await database.$disconnect()
    print(rows, articles)
    if ([added, changed, removed].some((counts) => Object.keys(counts).length > 0)) {
      throw new Error('the second load wrote rows, though nothing had changed')
    }
  } finally {
    await server.stop()
  }
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}
