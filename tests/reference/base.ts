import type { FactTable, RowOf, Rows, TableName } from '../../src/annotation/rows.ts'
import { groupBy } from './group-by.ts'

/** Plain arrays of rows, in which those with some value in some column are found again. */
export interface Base {
  readonly rows: Rows
  /** All rows there are, on whatever day: which articles are one source does not hang on the day. */
  readonly whole: Rows
  /** The rows of a table that have this value in this column. */
  where<Table extends TableName>(
    table: Table,
    column: string & keyof RowOf<Table>,
    value: unknown,
  ): readonly RowOf<Table>[]
  /** The row of this id; null where there is none. */
  find<Table extends TableName>(table: Table, id: string | null): RowOf<Table> | null
}

/** The columns of a citation that point at its fact. */
export const citationColumns = {
  MeetingReport: 'meetingReportId',
  Participation: 'participationId',
  AgendaItem: 'agendaItemId',
  Position: 'positionId',
  Statement: 'statementId',
} as const satisfies Record<FactTable, keyof RowOf<'Citation'>>

export const factTables = Object.keys(citationColumns) as FactTable[]

/** Rows to look things up in. Nothing may change in them any more. */
export const createBase = (rows: Rows, whole: Rows = rows): Base => {
  const groups = new Map<string, ReadonlyMap<unknown, readonly unknown[]>>()
  const where: Base['where'] = (table, column, value) => {
    const name = `${table}.${column}`
    const group =
      groups.get(name) ??
      groupBy(rows[table] as unknown as Record<string, unknown>[], (row: Record<string, unknown>) => row[column])
    groups.set(name, group)
    return (group.get(value) ?? []) as never
  }
  const find = (table: TableName, id: string | null) =>
    id === null ? null : (where(table, 'id' as never, id)[0] ?? null)
  return { rows, whole, where, find: find as Base['find'] }
}
