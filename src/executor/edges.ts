import { Prisma } from '../generated/prisma/client.ts'
import { cursorSql, keysSql } from '../graphql/connections/order.ts'
import { headOf, rowsSql } from '../graphql/connections/source.ts'
import { maxSize } from '../graphql/connections/window.ts'
import type { PageForm } from '../graphql/sql-form.ts'
import { type FieldSql, objectSql, oneOfSql, presentSql } from './objects.ts'
import { objectOf } from './plan.ts'

const mostRows = Prisma.raw(`${maxSize + 1}`)

/**
 * The rows of a page with all their columns, and with the keys of cursors: `SELECT node.*, node."name" AS "key0", … FROM … AS node WHERE …
 * ORDER BY … LIMIT $n`, and of a whole table `SELECT * FROM (… LIMIT 101) AS node LIMIT $n`. The plan is made once, before the number asked for is
 * known: of a whole table the limit that the program sets tells PostgreSQL that they are few. Beneath a parent they are anyway, and
 * a second limit would have more of them sorted.
 */
export const pageRowsSql = ({ source, window }: PageForm, limit: number, ...more: Prisma.Sql[]): Prisma.Sql => {
  const columns = Prisma.join([Prisma.sql`node.*`, keysSql(source.order), ...more])
  const needed = more.length > 0 ? source : headOf(source, window)
  if (source.link) return rowsSql(needed, window, columns, limit)
  return Prisma.sql`SELECT * FROM (${rowsSql(needed, window, columns, mostRows)}) AS node LIMIT ${limit}`
}

/** The nodes of a page as rows, `SELECT node.*, … LIMIT $n`; null where its rows are not the nodes. */
export const pageStepSql = (form: PageForm): Prisma.Sql | null =>
  form.node ? null : pageRowsSql(form, form.window.size)

/** Base64 has nothing to escape. */
const cursorJson = ({ source }: PageForm): Prisma.Sql => Prisma.sql`'"' || ${cursorSql(source.order)} || '"'`

/**
 * A field of an edge, whose row is `parent`. Its node is that row itself, `'{"name":' || …`, or what the list says; its cursor is
 * `replace(encode(convert_to(…), 'base64'), …)` of the row's keys.
 */
export const edgeSql =
  (form: PageForm, fieldSql: FieldSql): FieldSql =>
  (plan) => {
    if (plan.form) return fieldSql(plan)
    const { type, name } = plan.field
    if (name === 'cursor') return cursorJson(form)
    return form.node ? presentSql(type, oneOfSql(form.node, plan, fieldSql)) : objectSql(objectOf(plan), fieldSql)
  }
