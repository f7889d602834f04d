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
import { linkParts, loadParts } from './load-in-parts.ts'
import { searchedParts } from './searched-rows.ts'

/** What a generated knowledge base holds: all of it, or what search looks through, in a fraction of the time. */
export type Content = 'everything' | 'names and texts'

export interface GeneratedBaseOptions {
  readonly articles: number
  readonly seed?: number
  readonly content?: Content
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

/**
 * A generated knowledge base in an embedded database of its own. It is filled once and kept in `.benchmarks/`: a later run with
 * the same numbers finds it, and applies the migrations that have come since. Where one has changed that it has had, the folder is
 * to be deleted.
 */
export const openGeneratedBase = async (options: GeneratedBaseOptions): Promise<OpenBase> => {
  const { articles, seed = 1, content = 'everything', onProgress = () => {} } = options
  const name = [articles, seed, content.replaceAll(' ', '-'), await hashSources(content)].join('_')
  const folder = path.join(projectRoot, '.benchmarks', name)
  const filled = path.join(folder, 'filled')
  const isKept = await exists(filled)
  if (!isKept) await rm(folder, { recursive: true, force: true }) // an earlier run broke off
  const { url, stop } = await openDatabaseServer({ dataDir: path.join(folder, 'data') })
  try {
    await migrate(url)
    if (!isKept) {
      const base = generateBase({ articles, seed })
      await fill(url, content === 'everything' ? linkParts(base) : searchedParts(base), onProgress)
      await writeFile(filled, '')
    }
    return { url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
