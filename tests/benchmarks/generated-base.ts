import { createHash } from 'node:crypto'
import { access, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import type { Rows } from '../../src/annotation/rows.ts'
import { createDatabase } from '../../src/platform/database.ts'
import { openDatabaseServer } from '../../src/platform/database-server.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { generateBase } from '../support/generator/generate.ts'
import { openBaseOnServer } from './base-on-server.ts'
import { linkParts, loadParts } from './load-in-parts.ts'
import { searchedParts } from './searched-rows.ts'

/** What a generated knowledge base holds: all of it, or what search looks through, in a fraction of the time. */
export type Content = 'everything' | 'names and texts'

export interface GeneratedBaseOptions {
  readonly articles: number
  readonly seed?: number
  readonly content?: Content
  /** The server that keeps it, as a database of its own; absent means an embedded one. */
  readonly databaseUrl?: string | undefined
  /** Is told what takes longer than a moment. */
  readonly onProgress?: (line: string) => void
}

/** A running database that is filled. */
export interface OpenBase {
  readonly url: string
  stop(): Promise<void>
}

const generatorFolder = path.join(projectRoot, 'tests', 'support', 'generator')

/** Of the sources that make the articles: what older ones made is not used for them. */
const hashSources = async (content: Content): Promise<string> => {
  const files = (await readdir(generatorFolder)).sort().map((file) => path.join(generatorFolder, file))
  if (content === 'names and texts') files.push(path.join(import.meta.dirname, 'searched-rows.ts'))
  const hash = createHash('sha256')
  for (const file of files) hash.update(await readFile(file))
  return hash.digest('hex').slice(0, 8)
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )

const fill = async (url: string, parts: Iterable<Rows>, onProgress: (line: string) => void): Promise<void> => {
  const database = createDatabase({ url, logger: pino({ level: 'silent' }) })
  await loadParts(database, parts, onProgress).finally(() => database.$disconnect())
  await settle(url)
}

/** What autovacuum would do a minute later, in the midst of what is measured. */
const settle = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('VACUUM ANALYZE').finally(() => client.end())
}

/** A generated knowledge base, as long as it is open. A later run with the same numbers finds it, migrated to what has come since. */
export const openGeneratedBase = async (options: GeneratedBaseOptions): Promise<OpenBase> => {
  const { articles, seed = 1, content = 'everything', databaseUrl, onProgress = () => {} } = options
  const name = [articles, seed, content.replaceAll(' ', '-'), await hashSources(content)].join('_')
  const fillIt = async (url: string) => {
    await migrate(url)
    const base = generateBase({ articles, seed })
    await fill(url, content === 'everything' ? linkParts(base) : searchedParts(base), onProgress)
  }
  const base = databaseUrl ? openBaseOnServer(databaseUrl, name, fillIt) : openEmbeddedBase(name, fillIt)
  const { url, stop } = await base
  try {
    await migrate(url)
    return { url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** In an embedded database of its own, whose files are in `.benchmarks/`. Where a migration has changed that it has had, they are to be deleted. */
const openEmbeddedBase = async (name: string, fillIt: (url: string) => Promise<void>): Promise<OpenBase> => {
  const folder = path.join(projectRoot, '.benchmarks', name)
  const filled = path.join(folder, 'filled')
  const isKept = await exists(filled)
  if (!isKept) await rm(folder, { recursive: true, force: true }) // an earlier run broke off
  const { url, stop } = await openDatabaseServer({ dataDir: path.join(folder, 'data') })
  try {
    if (!isKept) {
      await fillIt(url)
      await writeFile(filled, '')
    }
    return { url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
