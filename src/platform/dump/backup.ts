import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { type ClientBase, escapeIdentifier } from 'pg'
import { UserError } from '../errors.ts'
import { headerLine, type RowCounts, rowLine, trailerLine } from './format.ts'
import { listMigrations, listStoredTables, type Table, toSqlList } from './tables.ts'
import { inTransaction } from './transaction.ts'

/** How many rows are fetched, and stand in memory, at a time. */
const batchSize = 500

/**
 * Writes all rows of ours to one file, as they are at one moment; others may go on writing to the database meanwhile. The file
 * bears its name only when it is complete.
 * @param databaseUrl of a migrated database.
 * @param file path of a file that does not exist yet.
 * @returns how many rows of each table it has.
 * @throws UserError where the file exists or cannot be written.
 */
export const backUp = async (databaseUrl: string, file: string): Promise<RowCounts> => {
  if (await stat(file).catch(() => null)) {
    throw new UserError(`The file ${file} exists: name another one, or delete it first.`)
  }
  return inTransaction(databaseUrl, 'ISOLATION LEVEL REPEATABLE READ READ ONLY', async (client) => {
    const counts: Record<string, number> = {}
    await writeWhole(file, backupLines(client, counts))
    return counts
  })
}

/** Writes a file beside the one meant, and gives it that name when it is whole and on the disk. */
const writeWhole = async (file: string, content: AsyncIterable<string>): Promise<void> => {
  const partial = `${file}.${process.pid}.partial`
  try {
    await pipeline(content, createWriteStream(partial, { flags: 'wx', flush: true }))
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {})
    throw explain(error, file)
  }
}

/** What the file system refuses, a user can mend; other errors are given back as they are. */
const explain = (error: unknown, file: string): unknown =>
  error instanceof Error && 'syscall' in error && 'path' in error
    ? new UserError(`The backup ${file} cannot be written (${error.message}): mend that, or name a file elsewhere.`)
    : error

/** The backup, in pieces of some lines; counts the rows on the way. */
async function* backupLines(client: ClientBase, counts: Record<string, number>): AsyncGenerator<string> {
  const hash = createHash('sha256')
  for await (const piece of contentLines(client, counts)) {
    hash.update(piece)
    yield piece
  }
  yield trailerLine({ rows: counts, sha256: hash.digest('hex') })
}

async function* contentLines(client: ClientBase, counts: Record<string, number>): AsyncGenerator<string> {
  // Whatever this server or user is set to, times are told in UTC and numbers with all their digits.
  await client.query(`SET LOCAL TimeZone = 'UTC'; SET LOCAL extra_float_digits = 1`)
  const tables = await listStoredTables(client)
  const migrations = await listMigrations(client)
  yield headerLine(migrations, Object.fromEntries(tables.map(({ name, columns }) => [name, columns])))
  for (const table of tables) {
    let count = 0
    for await (const rows of fetchRows(client, table)) {
      count += rows.length
      yield rows.map((row) => rowLine(table.name, row)).join('')
    }
    counts[table.name] = count
  }
}

/** A table's rows as JSON, some at a time. */
async function* fetchRows(client: ClientBase, { name, columns, primaryKey }: Table): AsyncGenerator<string[]> {
  const cursor = escapeIdentifier(`rows of ${name}`)
  await client.query(
    `DECLARE ${cursor} NO SCROLL CURSOR FOR SELECT row_to_json(stored)::text AS row
     FROM (SELECT ${toSqlList(columns)} FROM ${escapeIdentifier(name)} ORDER BY ${toSqlList(primaryKey)}) stored`,
  )
  while (true) {
    const { rows } = await client.query<{ row: string }>(`FETCH ${batchSize} FROM ${cursor}`)
    if (rows.length === 0) break
    yield rows.map(({ row }) => row)
  }
  await client.query(`CLOSE ${cursor}`)
}
