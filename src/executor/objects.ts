import { isNonNullType } from 'graphql'
import { Prisma } from '../generated/prisma/client.ts'
import type { TypesForm } from '../graphql/sql-form.ts'
import type { FieldPlan, ObjectPlan } from './plan.ts'

/** Makes one field of the object of the row `parent`, as an expression. */
export type FieldSql = (plan: FieldPlan) => Prisma.Sql

/** `parent."name" AS "name", (…) AS "meetings"`: the fields of an object as columns. */
export const columnsSql = (fields: readonly FieldPlan[], fieldSql: FieldSql): Prisma.Sql =>
  fields.length === 0
    ? Prisma.empty
    : Prisma.join(fields.map((plan) => Prisma.sql`${fieldSql(plan)} AS ${Prisma.raw(`"${plan.key}"`)}`))

/** `(SELECT row_to_json(object$) FROM (SELECT …) AS object$)`: the object of the row `parent`. */
export const objectSql = ({ fields }: ObjectPlan, fieldSql: FieldSql): Prisma.Sql =>
  Prisma.sql`(SELECT row_to_json(object$) FROM (SELECT ${columnsSql(fields, fieldSql)}) AS object$)`

/** `SELECT row_to_json(object$) FROM (rows) AS parent CROSS JOIN LATERAL (SELECT …) AS object$`: an object of each row. */
export const objectsSql = (rows: Prisma.Sql, { fields }: ObjectPlan, fieldSql: FieldSql): Prisma.Sql => Prisma.sql`
  SELECT row_to_json(object$) FROM (${rows}) AS parent CROSS JOIN LATERAL (SELECT ${columnsSql(fields, fieldSql)}) AS object$`

/** `coalesce((… FROM "Person" …), (… FROM "Organization" …))`: of the types the one that has a row. */
export const oneOfSql = (types: TypesForm, { objects }: FieldPlan, fieldSql: FieldSql): Prisma.Sql => {
  const each = Object.entries(types).map(([type, row]) => {
    const plan = objects.get(type) as ObjectPlan
    return Prisma.sql`(${objectsSql(row, plan, fieldSql)})`
  })
  return Prisma.sql`coalesce(${Prisma.join(each)})`
}

/**
 * The object of a field that is never null: `coalesce(object, ('null at ' || now())::json)`. Where there is none, a text that is no JSON ends the statement with an error, and the
 * operation is resolved field by field, which tells where, and how much of the answer is null for it. The text hangs on the time, for
 * PostgreSQL would try one that is constant before it is needed.
 */
export const notNull = ({ field }: FieldPlan, object: Prisma.Sql): Prisma.Sql =>
  isNonNullType(field.type) ? Prisma.sql`coalesce(${object}, ('null at ' || now())::json)` : object
