import { Prisma } from '../generated/prisma/client.ts'
import { cursorSql } from '../graphql/connections/order.ts'
import type { PageForm } from '../graphql/sql-form.ts'
import { edgeSql } from './edges.ts'
import { type FieldSql, objectSql } from './objects.ts'
import { type FieldPlan, objectOf } from './plan.ts'

/** What one pass over the rows of a page is to find. */
export interface Pass {
  readonly form: PageForm
  readonly fieldSql: FieldSql
  /** The rows of the page and one more. */
  readonly rows: Prisma.Sql
  /** Each time that edges are asked for, under different names. */
  readonly edges: readonly FieldPlan[]
  readonly hasTotal: boolean
  readonly hasCursors: boolean
}

/**
 * One pass over the rows of a page, and over the one row more that tells that there are others, as one row: how many were "found",
 * the "total" of the list, and in its order "cursors" as an array, "edges0", "edges1" … as JSON text without its brackets:
 * `SELECT count(*) AS "found", string_agg(row."edges0", ',') FILTER (…) AS "edges0" FROM (SELECT … FROM (rows) AS parent) AS row`.
 */
export const passSql = (pass: Pass): Prisma.Sql => {
  const { form, hasTotal, rows } = pass
  const columns = listedColumns(pass)
  const found = [
    Prisma.sql`count(*) AS "found"`,
    ...(hasTotal ? [Prisma.sql`max(row."total") AS "total"`] : []),
    ...columns.map((column) => gatheredSql(column, form)),
  ]
  const made = [
    Prisma.sql`parent."number"`,
    ...(hasTotal ? [Prisma.sql`parent."total"`] : []),
    ...columns.map(({ name, value }) => Prisma.sql`${value} AS ${name}`),
  ]
  return Prisma.sql`
    SELECT ${Prisma.join(found)} FROM (
      SELECT ${Prisma.join(made)}
      FROM (SELECT node.*, row_number() OVER () AS "number" FROM (${rows}) AS node) AS parent
    ) AS row`
}

interface ListedColumn {
  readonly name: Prisma.Sql
  /** Of the row `parent`. */
  readonly value: Prisma.Sql
  /** Gathers the column `row."name"`, in an order. */
  gather(column: Prisma.Sql, order: Prisma.Sql): Prisma.Sql
}

const asArray: ListedColumn['gather'] = (column, order) => Prisma.sql`array_agg(${column}${order})`
const asText: ListedColumn['gather'] = (column, order) => Prisma.sql`string_agg(${column}, ','${order})`

const listedColumns = ({ form, fieldSql, edges, hasCursors }: Pass): ListedColumn[] => [
  ...(hasCursors ? [{ name: Prisma.raw('"cursors"'), value: cursorSql(form.source.order), gather: asArray }] : []),
  ...edges.map((plan, index) => ({
    name: Prisma.raw(`"edges${index}"`),
    // The row more is no edge: what it holds is not looked at.
    value: Prisma.sql`CASE WHEN parent."number" <= ${form.window.size} THEN ${objectSql(objectOf(plan), edgeSql(form, fieldSql))} END`,
    gather: asText,
  })),
]

/** A column of the rows of the page, gathered in the order of the list: the last rows come from its end. */
const gatheredSql = ({ name, gather }: ListedColumn, { window: { size, fromEnd } }: PageForm): Prisma.Sql => {
  const order = Prisma.raw(fromEnd ? ' ORDER BY row."number" DESC' : '')
  return Prisma.sql`${gather(Prisma.sql`row.${name}`, order)} FILTER (WHERE row."number" <= ${size}) AS ${name}`
}
