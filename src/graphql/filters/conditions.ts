import { Prisma } from '../../generated/prisma/client.ts'

/** The values are of the column's own type (none holds a NUL), an enum say: as texts PostgreSQL would not know how frequent they are. */
const anyOf = (values: readonly string[]) => Prisma.sql`= ANY (${values.filter((value) => !value.includes('\0'))})`

/** That a column of the listed rows has one of these values. */
export const inSql = (column: string, values: readonly string[]): Prisma.Sql =>
  Prisma.sql`${Prisma.raw(`node."${column}"`)} ${anyOf(values)}`

/** That a column of the listed rows is this id, or one of a subselect's. */
export const isSql = (column: string, id: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`${Prisma.raw(`node."${column}"`)} IN (${id})`

/** That a text holds this one, whatever the case. No text in the database holds a NUL, nor can one be asked for. */
export const containsSql = (expression: string, text: string): Prisma.Sql =>
  text.includes('\0') ? Prisma.sql`FALSE` : Prisma.sql`position(lower(${text}) IN lower(${Prisma.raw(expression)})) > 0`

/** That some row of a table or view is tied to the listed row and meets conditions; its alias is `other`. */
export const someSql = (table: string, column: string, ...conditions: Prisma.Sql[]): Prisma.Sql => {
  const tie = Prisma.raw(`other."${column}" = node."id"`)
  return Prisma.sql`EXISTS (SELECT FROM ${Prisma.raw(`"${table}"`)} AS other WHERE ${Prisma.join([tie, ...conditions], ' AND ')})`
}

/**
 * The same of conditions that know nothing of the listed row, where these are few and narrow, and the others many. `IS TRUE` has
 * PostgreSQL find the others once for all parents of a list, and hash them. Joined with the rest they are looked through anew for
 * each row: it takes somebody of whom thousands of rows tell for an average person.
 */
export const amongSql = (table: string, column: string, ...conditions: Prisma.Sql[]): Prisma.Sql =>
  Prisma.sql`(node."id" IN (SELECT ${Prisma.raw(`other."${column}" FROM "${table}"`)} AS other WHERE ${allSql(conditions)})) IS TRUE`

/** A condition on a column of `other`: that it is one of these ids. */
export const otherIs = (column: string, ids: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`${Prisma.raw(`other."${column}"`)} IN (${ids})`

/** A condition on a column of `other`: that it has one of these values. */
export const otherIn = (column: string, values: readonly string[]): Prisma.Sql =>
  Prisma.sql`${Prisma.raw(`other."${column}"`)} ${anyOf(values)}`

/** That the fact `other` is accepted. */
export const otherAccepted: Prisma.Sql = Prisma.sql`other."reviewStatus" = 'ACCEPTED'`

/** All of these conditions; none of them is none. */
export const allSql = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
  conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join([...conditions], ' AND ')

/** Any of these conditions; of none, nothing is met. */
export const anySql = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
  conditions.length === 0 ? Prisma.sql`FALSE` : Prisma.sql`(${Prisma.join([...conditions], ' OR ')})`
