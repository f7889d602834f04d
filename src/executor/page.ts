import { Prisma } from '../generated/prisma/client.ts'
import { rowCountSql } from '../graphql/connections/source.ts'
import type { PageForm } from '../graphql/sql-form.ts'
import { edgeSql, pageRowsSql } from './edges.ts'
import { arraySql } from './json-text.ts'
import { leafSql } from './leaves.ts'
import { type FieldSql, objectSql } from './objects.ts'
import { passSql } from './pass.ts'
import { type FieldPlan, objectOf } from './plan.ts'
import type { Sharing } from './shared.ts'

/**
 * A connection (Relay) beneath the row `parent`, as an object: `'{"totalCount":' || (SELECT count(*) …)::text || ',"edges":' || '[' ||
 * … || ']' || '}'`. Where one part needs what another one has found, one pass over the rows serves both (src/executor/pass.ts).
 */
export const pageSql = (connection: FieldPlan, form: PageForm, fieldSql: FieldSql, sharing: Sharing): Prisma.Sql => {
  const { fields } = objectOf(connection)
  const parts = (name: string) => fields.filter((plan) => !plan.form && plan.field.name === name)
  const [edges, infos, counts] = [parts('edges'), parts('pageInfo'), parts('totalCount')]
  const isRead = edges.length + infos.length > 0
  const hasTotal = isRead && counts.length > 0 && isCountedWithRows(form)
  const isPassed = infos.length > 0 || hasTotal || (isRead && form.window.fromEnd)
  const hasCursors = infos.some((info) => objectOf(info).fields.some(({ field }) => field.name.endsWith('Cursor')))
  // Where they are counted, the number tells whether there are more.
  const hasRowMore = infos.length > 0 && !hasTotal
  const own = pageRowsSql(form, form.window.size + (hasRowMore ? 1 : 0), ...(hasTotal ? [countedSql] : []))
  // Where the rows are not the nodes, what is asked of these is not beneath them.
  const shared = isRead && !form.node ? sharing.open(connection, own) : null
  const rows = shared?.rows ?? own
  const partSql: FieldSql = (plan) => {
    const { type, name } = plan.field
    if (plan.form) return fieldSql(plan)
    if (name === 'pageInfo')
      return objectSql(objectOf(plan), infoSql(form, hasTotal ? passedTotal : passedCount, fieldSql))
    if (name === 'totalCount') return leafSql(type, hasTotal ? passedTotal : Prisma.sql`(${rowCountSql(form.source)})`)
    return isPassed ? passedEdges(edges.indexOf(plan)) : edgesSql(plan, rows, edgeSql(form, fieldSql))
  }
  const object = objectSql(objectOf(connection), partSql)
  if (!isPassed && !shared) return object
  const from = isPassed
    ? Prisma.sql`FROM (${passSql({ form, fieldSql, rows, hasRowMore, hasTotal, edges, hasCursors })}) AS page`
    : Prisma.empty
  return Prisma.sql`(${shared?.before ?? Prisma.empty} SELECT ${object} ${from})`
}

const countedSql = Prisma.sql`count(*) OVER () AS "total"`

/**
 * Whether the rows are counted as they are read. Those beneath a parent are found before they are sorted, all of them, and those that
 * are computed are as a whole; of a whole table, and of rows that are sorted beforehand, the first are read in an index's order, and the
 * others never. Behind a cursor stand not all.
 */
const isCountedWithRows = ({ source: { isWhole, link, where }, window }: PageForm) => {
  const isReadWhole = isWhole || (link !== undefined && ('sortedIn' in link ? where !== undefined : true))
  return isReadWhole && window.after === null && window.before === null
}

/** The edges as they come. */
const edgesSql = (plan: FieldPlan, rows: Prisma.Sql, edge: FieldSql): Prisma.Sql =>
  arraySql(objectSql(objectOf(plan), edge), rows)

/** The edges that a pass over the rows has gathered: `'[' || coalesce(page."edges0", '') || ']'`. */
const passedEdges = (index: number) => Prisma.raw(`'[' || coalesce(page."edges${index}", '') || ']'`)

const passedTotal = Prisma.raw('coalesce(page."total", 0)')
const passedCount = Prisma.raw('page."found"')

/** A field of the page's information, of what the pass has found, of which `count` tells the number: `page."found" > $n`, `page."cursors"[1]`. */
const infoSql = (form: PageForm, count: Prisma.Sql, fieldSql: FieldSql): FieldSql => {
  const { size, fromEnd, after, before } = form.window
  const hasMore = Prisma.sql`${count} > ${size}`
  // Where a page begins at a cursor, the row of that cursor lies on the other side.
  const values: Record<string, Prisma.Sql> = {
    hasNextPage: fromEnd ? Prisma.raw(`${before !== null}`) : hasMore,
    hasPreviousPage: fromEnd ? hasMore : Prisma.raw(`${after !== null}`),
    startCursor: Prisma.raw('page."cursors"[1]'),
    endCursor: Prisma.raw('page."cursors"[cardinality(page."cursors")]'),
  }
  return (plan) => (plan.form ? fieldSql(plan) : leafSql(plan.field.type, values[plan.field.name] as Prisma.Sql))
}
