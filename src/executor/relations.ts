import { Prisma } from '../generated/prisma/client.ts'
import { joinSql, targetOf } from './datamodel.ts'
import { NotCompiled } from './not-compiled.ts'
import { type ListQuery, listQuerySql } from './prisma-query.ts'

/** What Pothos is given as a relation's `query`. @throws NotCompiled where it hangs on arguments. */
const queryOf = (name: string, select: unknown): ListQuery => {
  if (typeof select !== 'function') return {}
  const { select: selected } = select({}, {}, (query: unknown) => query ?? {})
  const query = selected[name]
  if (typeof query === 'object') return query
  throw new NotCompiled(`the query of the relation ${name} is a function`)
}

/**
 * The rows of a relation of the row `parent`, in the order and number that its query asks for:
 * `SELECT node.* FROM "Position" AS node WHERE node."personId" = parent."id" AND … ORDER BY … LIMIT 1000`.
 */
export const relationRowsSql = (model: string, name: string, select: unknown): Prisma.Sql => {
  const target = targetOf(model, name)
  const { where, orderBy, limit } = listQuerySql(target, queryOf(name, select))
  const conditions = [joinSql(model, name, 'parent', 'node'), ...where]
  return Prisma.sql`
    SELECT node.* FROM ${Prisma.raw(`"${target}"`)} AS node WHERE ${Prisma.join(conditions, ' AND ')} ${orderBy} ${limit}`
}
