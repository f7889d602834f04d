import type { Prisma } from '../../generated/prisma/client.ts'
import type { Progress } from '../progress.ts'
import type { Rows } from '../rows.ts'
import { type Table, tables } from './tables.ts'

export type Transaction = Prisma.TransactionClient

/** An identifier as SQL has it. Only names of our own tables and columns come here. */
export const quote = (identifier: string): string => `"${identifier}"`

/** The temporary table that holds what the files say of a table. */
export const stageOf = (name: string): string => quote(`staged_${name}`)

/** The columns that the files fill. */
export const columnsOf = (rows: Rows, { name }: Table): string[] => Object.keys(rows[name][0] ?? {})

const rowsAtOnce = 500

/** Sends rows as JSON; on its way when this returns. */
const send = async (transaction: Transaction, { name }: Table, columns: string, json: string): Promise<void> => {
  await transaction.$executeRawUnsafe(
    `INSERT INTO ${stageOf(name)} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${quote(name)}, $1::json)`,
    json,
  )
}

const stageTable = async (transaction: Transaction, rows: Rows, table: Table, progress: Progress): Promise<void> => {
  const stage = stageOf(table.name)
  const columns = columnsOf(rows, table).map(quote).join(', ')
  await transaction.$executeRawUnsafe(
    `CREATE TEMPORARY TABLE ${stage} ON COMMIT DROP AS SELECT * FROM ${quote(table.name)} LIMIT 0`,
  )
  const all: readonly unknown[] = rows[table.name]
  let sent: Promise<unknown> = Promise.resolve()
  for (let from = 0; from < all.length; from += rowsAtOnce) {
    // Written out while the database still reads the rows before them.
    const json = JSON.stringify(all.slice(from, from + rowsAtOnce))
    await sent
    sent = send(transaction, table, columns, json)
    progress.step(`sent ${Math.min(from + rowsAtOnce, all.length)} of ${all.length} ${table.label}`)
  }
  await sent
  if (all.length < rowsAtOnce) return
  await transaction.$executeRawUnsafe(`CREATE UNIQUE INDEX ON ${stage} (${table.key.map(quote).join(', ')})`)
  await transaction.$executeRawUnsafe(`ANALYZE ${stage}`)
}

/** Sends all rows into temporary tables, so that what differs can be found and written by a few statements over whole tables. */
export const stageRows = async (transaction: Transaction, rows: Rows, progress: Progress): Promise<void> => {
  for (const table of tables) await stageTable(transaction, rows, table, progress)
}
