import { Prisma } from '../../generated/prisma/client.ts'
import { type ListModel, visibleSql } from '../visibility.ts'
import { keySql, type Order, orderSql, pastSql } from './order.ts'
import type { Window } from './window.ts'

/**
 * How the rows of a list belong to their parent: by a column of theirs that holds the parent's id; in a view that has them
 * with the id of each of their parents ("entityId"), sorted beforehand in their usual order; through a table or view
 * that holds both ids, more than once if need be; or as a query finds them for all
 * parents at once, where these are told by other ids than their own: from `parents`, with those ids and a "number", it gives
 * the "number" and the ids of the rows ("rowIds") of each. In a compiled statement the parent's own row has these "rowIds".
 */
export type Link =
  | { readonly column: string }
  | { readonly sortedIn: string }
  | { readonly through: string; readonly parent: string; readonly node: string }
  | { readonly parentIds: readonly string[]; readonly find: Prisma.Sql }

/** What a list stands beneath: the ids by which its link knows it, null among them. Nothing at the root. */
export type Parent = Readonly<Record<string, string | null>>

/** A list as data, from which its SQL is made: its rows (`node`), their order, and what ties them to a parent. */
export interface RowSource {
  /** The table or view of its rows, where `rows` does not say what they are. */
  readonly model?: ListModel
  readonly order: Order
  /** Absent at the root: all rows. */
  readonly link?: Link
  /** What a client filters by, as a condition on `node`. */
  readonly where?: Prisma.Sql
  /**
   * A relation in place of the model's table, where what is listed is computed: with the columns of the order, and "id" for
   * the model's. It may refer to the parent (`parent`), and is then the link as well.
   */
  readonly rows?: Prisma.Sql
  /** Whether none of that relation's rows is known before all are: then they are counted where they are listed. */
  readonly isWhole?: boolean
  /** The same relation, of which no more than the first so many rows of the order need be there: less work. */
  readonly head?: (limit: number) => Prisma.Sql
  /** Columns of that relation which edges show. */
  readonly edgeColumns?: readonly string[]
  /** Its column "model" names each row's own model, where the rows are of several. */
  readonly isMixed?: boolean
}

/** A list of rows that have an id and a model. */
export interface ListSource extends RowSource {
  readonly model: ListModel
}

/** A row of a page: its id, its sort key (key0, key1 …), what edges show, and which of the parents it is of, from 1. */
export type KeyRow = Readonly<Record<string, string | null>> & { readonly id: string; readonly parent?: string }

/** The ids and keys of one window of the list, and of one row more where there is one; for each of the parents. */
export const windowSql = (source: ListSource, window: Window, parents: readonly Parent[]): Prisma.Sql =>
  eachParentSql(
    source,
    parents,
    rowsSql(
      source,
      window,
      Prisma.sql`node."id"::text AS "id", ${keySql(source.order)}${edgeSql(source)}`,
      window.size + 1,
    ),
  )

/** The rows of one window, each with these columns, at most so many; beneath a row `parent`, where the list has a link. */
export const rowsSql = (
  source: RowSource,
  window: Window,
  columns: Prisma.Sql,
  limit: Prisma.Sql | number,
): Prisma.Sql => Prisma.sql`
  SELECT ${columns} FROM ${from(source)} AS node
  WHERE ${conditions(source, window)} ORDER BY ${orderSql(source.order, window.fromEnd)} LIMIT ${limit}`

/** The list as far as a page from its beginning needs it. */
export const headOf = (source: RowSource, { size, fromEnd, after, before }: Window): RowSource =>
  source.head && !fromEnd && after === null && before === null ? { ...source, rows: source.head(size + 1) } : source

/** The number of rows of the whole list, as a SELECT of "count". */
export const rowCountSql = (source: RowSource): Prisma.Sql =>
  Prisma.sql`SELECT count(*)::int AS "count" FROM ${from(source)} AS node WHERE ${conditions(source)}`

/** How many rows the whole list has; for each of the parents. */
export const countSql = (source: ListSource, parents: readonly Parent[]): Prisma.Sql =>
  eachParentSql(source, parents, rowCountSql(source))

/** A lateral subquery with a LIMIT runs once for each parent and stops as soon as the page is full. */
const eachParentSql = ({ link }: ListSource, parents: readonly Parent[], rows: Prisma.Sql): Prisma.Sql => {
  const columns = Object.keys(parents[0] ?? {})
  if (columns.length === 0) return rows
  const ids = columns.map((column) => Prisma.sql`${parents.map((parent) => parent[column])}::uuid[]`)
  const names = Prisma.raw([...columns, 'number'].map((name) => `"${name}"`).join())
  const parent = link && 'find' in link ? Prisma.sql`(${link.find})` : Prisma.sql`parents`
  return Prisma.sql`
    WITH parents AS (SELECT * FROM unnest(${Prisma.join(ids)}) WITH ORDINALITY AS given(${names}))
    SELECT parent."number"::text AS "parent", list.* FROM ${parent} AS parent CROSS JOIN LATERAL (${rows}) AS list`
}

const from = ({ model, rows, link }: RowSource) => {
  if (rows) return Prisma.sql`(${rows})`
  return Prisma.raw(`"${link && 'sortedIn' in link ? link.sortedIn : model}"`)
}

const edgeSql = ({ edgeColumns = [], isMixed }: ListSource) =>
  Prisma.raw([...edgeColumns, ...(isMixed ? ['model'] : [])].map((column) => `, node."${column}"`).join(''))

const conditions = ({ model, order, link, where, rows }: RowSource, window?: Window): Prisma.Sql =>
  Prisma.join(
    [
      ...(rows || !model ? [Prisma.sql`TRUE`] : [visibleSql(model)]),
      ...(link ? [linkSql(link)] : []),
      ...(where ? [where] : []),
      ...(window?.after ? [pastSql(order, window.after, 'after')] : []),
      ...(window?.before ? [pastSql(order, window.before, 'before')] : []),
    ],
    ' AND ',
  )

const linkSql = (link: Link): Prisma.Sql => {
  if ('find' in link) return Prisma.sql`node."id" = ANY (parent."rowIds")`
  if ('column' in link) return Prisma.raw(`node."${link.column}" = parent."id"`)
  if ('sortedIn' in link) return Prisma.raw(`node."entityId" = parent."id"`)
  // An array is made once for each parent, and its rows are then looked up. Of a subselect PostgreSQL may think that it has a
  // share of all rows, and walk through these in the list's order until a page is full.
  const tied = Prisma.raw(
    `SELECT link."${link.node}" FROM "${link.through}" AS link WHERE link."${link.parent}" = parent."id"`,
  )
  return Prisma.sql`node."id" = ANY (ARRAY(${tied}))`
}
