import { Prisma } from '../generated/prisma/client.ts'
import { cursorSql, keysSql } from '../graphql/connections/order.ts'
import { rowCountSql, rowsSql } from '../graphql/connections/source.ts'
import type { PageForm } from '../graphql/sql-form.ts'
import { columnsSql, type FieldSql, notNull, objectSql, objectsSql, oneOfSql } from './objects.ts'
import type { FieldPlan, ObjectPlan } from './plan.ts'

/**
 * A connection (Relay) beneath the row `parent`, as an object. Where of the rows its edges alone are asked for, and from the
 * beginning, they are the rows as they come; else one pass over these tells all that its parts need.
 */
export const pageSql = ({ objects }: FieldPlan, form: PageForm, fieldSql: FieldSql): Prisma.Sql => {
  const [{ fields }] = objects.values() as unknown as [ObjectPlan]
  const asked = new Set(fields.map(({ field }) => field.name))
  const isPassed = asked.has('pageInfo') || (asked.has('edges') && form.window.fromEnd)
  const partSql: FieldSql = (plan) => {
    if (plan.form) return fieldSql(plan)
    if (plan.field.name === 'totalCount') return Prisma.sql`(${rowCountSql(form.source)})`
    if (plan.field.name === 'pageInfo') return objectSql(objectOf(plan), infoSql(form))
    return isPassed ? Prisma.sql`array_to_json(coalesce(page.${name(plan)}, '{}'))` : edgesSql(plan, form, fieldSql)
  }
  const columns = columnsSql(fields, partSql)
  return isPassed
    ? Prisma.sql`(SELECT row_to_json(object) FROM (${passSql(fields, form, fieldSql)}) AS page CROSS JOIN LATERAL (SELECT ${columns}) AS object)`
    : Prisma.sql`(SELECT row_to_json(object) FROM (SELECT ${columns}) AS object)`
}

const objectOf = ({ objects }: FieldPlan): ObjectPlan => [...objects.values()][0] as ObjectPlan

/** The name of a part in the answer is that of its column. */
const name = ({ key }: FieldPlan) => Prisma.raw(`"${key}"`)

/** The rows of the page with all their columns, and with the keys of cursors. */
const pageRows = ({ source, window }: PageForm, limit: number) =>
  rowsSql(source, window, Prisma.sql`node.*, ${keysSql(source.order)}`, limit)

/** `array_to_json(ARRAY(SELECT … FROM (rows) AS parent …))` */
const edgesSql = (plan: FieldPlan, form: PageForm, fieldSql: FieldSql): Prisma.Sql =>
  Prisma.sql`array_to_json(ARRAY(${objectsSql(pageRows(form, form.window.size), objectOf(plan), edgeSql(form, fieldSql))}))`

/** A field of an edge: its row is `parent`. */
const edgeSql =
  (form: PageForm, fieldSql: FieldSql): FieldSql =>
  (plan) => {
    if (plan.form) return fieldSql(plan)
    if (plan.field.name === 'cursor') return cursorSql(form.source.order)
    return form.node ? notNull(plan, oneOfSql(form.node, plan, fieldSql)) : objectSql(objectOf(plan), fieldSql)
  }

/**
 * One pass over the rows, and the one row more that tells that there are others: how many were "found", their "cursors" and their
 * edges, in the order of the list. `SELECT count(*) AS "found", array_agg(row."edges") … FROM (SELECT … FROM (rows) AS parent) AS row`
 */
const passSql = (fields: readonly FieldPlan[], form: PageForm, fieldSql: FieldSql): Prisma.Sql => {
  const { size, fromEnd } = form.window
  const edges = fields.filter(({ form: own, field }) => !own && field.name === 'edges')
  const inList = Prisma.raw(fromEnd ? 'ORDER BY row."number" DESC' : '')
  const gathered = (column: Prisma.Sql) =>
    Prisma.sql`array_agg(row.${column} ${inList}) FILTER (WHERE row."number" <= ${size}) AS ${column}`
  const made = edges.map(
    (plan) =>
      Prisma.sql`CASE WHEN parent."number" <= ${size} THEN ${objectSql(objectOf(plan), edgeSql(form, fieldSql))} END AS ${name(plan)}`,
  )
  const cursors = Prisma.raw('"cursors"')
  return Prisma.sql`
    SELECT count(*) AS "found", ${Prisma.join([cursors, ...edges.map(name)].map(gathered))}
    FROM (
      SELECT ${Prisma.join([Prisma.sql`parent."number", ${cursorSql(form.source.order)} AS "cursors"`, ...made])}
      FROM (SELECT node.*, row_number() OVER () AS "number" FROM (${pageRows(form, size + 1)}) AS node) AS parent
    ) AS row`
}

/** A field of the page's information, of what the pass found. */
const infoSql =
  ({ window: { size, fromEnd, after, before } }: PageForm): FieldSql =>
  (plan) => {
    const hasMore = Prisma.sql`page."found" > ${size}`
    // Where a page begins at a cursor, the row of that cursor lies on the other side.
    const values: Record<string, Prisma.Sql> = {
      hasNextPage: fromEnd ? Prisma.raw(`${before !== null}`) : hasMore,
      hasPreviousPage: fromEnd ? hasMore : Prisma.raw(`${after !== null}`),
      startCursor: Prisma.raw('page."cursors"[1]'),
      endCursor: Prisma.raw('page."cursors"[cardinality(page."cursors")]'),
    }
    return values[plan.field.name] as Prisma.Sql
  }
