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
  /** The rows of the page, and one more where that is to tell whether there are others. */
  readonly rows: Prisma.Sql
  readonly hasRowMore: boolean
  /** Whether the rows have the "total" of the list with them. */
  readonly hasTotal: boolean
  /** Each time that edges are asked for, under different names. */
  readonly edges: readonly FieldPlan[]
  readonly hasCursors: boolean
}

/**
 * One pass over the rows of a page, as one row: the "total" of the list, or else how many were "found"; and in its order "cursors" as an array,
 * "edges0", "edges1" … as JSON text without its brackets: `SELECT count(*) AS "found", string_agg('{"node":' || …, ',') FILTER (WHERE
 * parent."number" <= $n) AS "edges0" FROM (SELECT node.*, row_number() OVER () AS "number" FROM (rows) AS node) AS parent`.
 */
export const passSql = (pass: Pass): Prisma.Sql => {
  const { form, fieldSql, rows, hasTotal, edges, hasCursors } = pass
  const { source, window } = form
  const edge = edgeSql(form, fieldSql)
  const isNumbered = pass.hasRowMore || window.fromEnd
  // The last rows of a list come from its end.
  const order = Prisma.raw(window.fromEnd ? ' ORDER BY parent."number" DESC' : '')
  const ofPage = pass.hasRowMore ? Prisma.sql` FILTER (WHERE parent."number" <= ${window.size})` : Prisma.empty
  const found = [
    hasTotal ? Prisma.sql`max(parent."total") AS "total"` : Prisma.sql`count(*) AS "found"`,
    ...(hasCursors ? [Prisma.sql`array_agg(${cursorSql(source.order)}${order})${ofPage} AS "cursors"`] : []),
    ...edges.map((plan, index) => {
      const name = Prisma.raw(`"edges${index}"`)
      return Prisma.sql`string_agg(${objectSql(objectOf(plan), edge)}, ','${order})${ofPage} AS ${name}`
    }),
  ]
  const from = isNumbered ? Prisma.sql`SELECT node.*, row_number() OVER () AS "number" FROM (${rows}) AS node` : rows
  return Prisma.sql`
    SELECT ${Prisma.join(found)} FROM (${from}) AS parent`
}
