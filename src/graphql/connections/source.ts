import { Prisma } from '../../generated/prisma/client.ts'
import { type ListModel, visibleSql } from '../visibility.ts'
import { keySql, type Order, orderSql, pastSql } from './order.ts'
import type { Window } from './window.ts'

/**
 * How the rows of a list belong to their parent: by a column of theirs that holds the parent's id, or through a table
 * or view that holds both ids.
 */
export type Link =
  | { readonly column: string }
  | { readonly through: string; readonly parent: string; readonly node: string }

/** A list as data, from which its SQL is made: its rows (`node`), their order, and what ties them to a parent. */
export interface ListSource {
  readonly model: ListModel
  readonly order: Order
  /** Absent at the root: all rows. */
  readonly link?: Link
  /** What a client filters by, as a condition on `node`. */
  readonly where?: Prisma.Sql
  /**
   * A relation in place of the model's table, where what is listed is computed: with the columns of the order, and "id" for
   * the model's. It may refer to the parent ("id" of `parent`), and is then the link as well.
   */
  readonly rows?: Prisma.Sql
  /** Columns of that relation which edges show. */
  readonly edgeColumns?: readonly string[]
  /** Its column "model" names each row's own model, where the rows are of several. */
  readonly isMixed?: boolean
}

/** A row of a page: its id, its sort key (key0, key1 …), what edges show, and below a parent that one's id. */
export type KeyRow = Readonly<Record<string, string | null>> & { readonly id: string; readonly parentId?: string }

/** The ids and keys of one window of the list, and of one row more where there is one; for each of the parents. */
export const windowSql = (source: ListSource, window: Window, parents: readonly string[] | null): Prisma.Sql => {
  const rows = Prisma.sql`
    SELECT node."id"::text AS "id", ${keySql(source.order)}${edgeSql(source)} FROM ${from(source)} AS node
    WHERE ${conditions(source, window)} ORDER BY ${orderSql(source.order, window.fromEnd)} LIMIT ${window.size + 1}`
  if (parents === null) return rows
  // A lateral subquery with a LIMIT runs once for each parent and stops as soon as the page is full.
  return Prisma.sql`SELECT parent."id"::text AS "parentId", page.* FROM ${parentsSql(parents)} CROSS JOIN LATERAL (${rows}) AS page`
}

/** How many rows the whole list has; for each of the parents. */
export const countSql = (source: ListSource, parents: readonly string[] | null): Prisma.Sql => {
  const count = Prisma.sql`SELECT count(*)::int AS "count" FROM ${from(source)} AS node WHERE ${conditions(source)}`
  if (parents === null) return count
  return Prisma.sql`SELECT parent."id"::text AS "parentId", list."count" FROM ${parentsSql(parents)} CROSS JOIN LATERAL (${count}) AS list`
}

const from = ({ model, rows }: ListSource) => (rows ? Prisma.sql`(${rows})` : Prisma.raw(`"${model}"`))

const edgeSql = ({ edgeColumns = [], isMixed }: ListSource) =>
  Prisma.raw([...edgeColumns, ...(isMixed ? ['model'] : [])].map((column) => `, node."${column}"`).join(''))

const parentsSql = (parents: readonly string[]) => Prisma.sql`unnest(${parents}::uuid[]) AS parent("id")`

const conditions = ({ model, order, link, where, rows }: ListSource, window?: Window): Prisma.Sql =>
  Prisma.join(
    [
      ...(rows ? [Prisma.sql`TRUE`] : [visibleSql(model)]),
      ...(link ? [linkSql(link)] : []),
      ...(where ? [where] : []),
      ...(window?.after ? [pastSql(order, window.after, 'after')] : []),
      ...(window?.before ? [pastSql(order, window.before, 'before')] : []),
    ],
    ' AND ',
  )

const linkSql = (link: Link): Prisma.Sql =>
  'column' in link
    ? Prisma.raw(`node."${link.column}" = parent."id"`)
    : Prisma.raw(
        `node."id" IN (SELECT link."${link.node}" FROM "${link.through}" AS link WHERE link."${link.parent}" = parent."id")`,
      )
