import type { Rows } from '../rows.ts'
import { columnsOf, quote, stageOf, type Transaction } from './stage.ts'
import type { Summary } from './summary.ts'
import { type Table, tables } from './tables.ts'

const sameKey = ({ key }: Table): string =>
  key.map((column) => `stored.${quote(column)} = staged.${quote(column)}`).join(' AND ')

/**
 * Which staged rows may be written. What a curator made keeps its own columns; what hangs on it (a statement's issues) are
 * columns of it too.
 */
const isOurs = ({ owner }: Table): string =>
  owner
    ? `NOT EXISTS (SELECT FROM ${quote(owner.table)} owner WHERE owner."id" = staged.${quote(owner.column)} AND owner."origin" = 'CURATOR')`
    : 'TRUE'

/** What a column becomes. A verdict stays, since a person may have given it: only what nobody has judged takes the files' word. */
const newValueOf = (column: string): string =>
  column === 'reviewStatus'
    ? `CASE stored."reviewStatus" WHEN 'PROPOSED' THEN staged."reviewStatus" ELSE stored."reviewStatus" END`
    : `staged.${quote(column)}`

const update = (table: Table, columns: readonly string[]): string => {
  const changing = columns.filter((column) => !table.key.includes(column))
  const list = (write: (column: string) => string) => changing.map(write).join(', ')
  const mayChange = table.owner ? isOurs(table) : `stored."origin" <> 'CURATOR'`
  return `UPDATE ${quote(table.name)} stored SET ${list((column) => `${quote(column)} = ${newValueOf(column)}`)}
    FROM ${stageOf(table.name)} staged
    WHERE ${sameKey(table)} AND ${mayChange}
      AND (${list((column) => `stored.${quote(column)}`)}) IS DISTINCT FROM (${list(newValueOf)})`
}

const insert = (table: Table, columns: readonly string[]): string => {
  const names = columns.map(quote).join(', ')
  return `INSERT INTO ${quote(table.name)} (${names}) SELECT ${names} FROM ${stageOf(table.name)} staged
    WHERE ${isOurs(table)} AND NOT EXISTS (SELECT FROM ${quote(table.name)} stored WHERE ${sameKey(table)})`
}

/** Writes the staged rows that differ from the stored ones or are not there yet. */
export const writeRows = async (transaction: Transaction, rows: Rows, summary: Summary): Promise<void> => {
  for (const table of tables) {
    const columns = columnsOf(rows, table)
    if (columns.length === 0) continue
    if (columns.length > table.key.length) {
      summary.count('changed', table, await transaction.$executeRawUnsafe(update(table, columns)))
    }
    summary.count('added', table, await transaction.$executeRawUnsafe(insert(table, columns)))
  }
}
