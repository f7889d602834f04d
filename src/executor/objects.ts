import { type GraphQLOutputType, isNonNullType } from 'graphql'
import { Prisma } from '../generated/prisma/client.ts'
import type { TypesForm } from '../graphql/sql-form.ts'
import { concatSql, orNullSql } from './json-text.ts'
import type { FieldPlan, ObjectPlan } from './plan.ts'

/** Makes one field of the object of the row `parent`, as an expression: JSON text, never NULL. */
export type FieldSql = (plan: FieldPlan) => Prisma.Sql

/** `'{"name":' || … || ',"meetings":' || … || '}'`: the object of the row `parent`. */
export const objectSql = ({ fields }: ObjectPlan, fieldSql: FieldSql): Prisma.Sql => {
  if (fields.length === 0) return Prisma.sql`'{}'::text`
  const pieces = fields.flatMap((plan, index) => [`${index === 0 ? '{' : ','}"${plan.key}":`, fieldSql(plan)])
  return concatSql([...pieces, '}'])
}

/** `(SELECT '{"name":' || … FROM (rows) AS parent)`: the object of one row; NULL where there is none. */
export const objectOfRowSql = (row: Prisma.Sql, plan: ObjectPlan, fieldSql: FieldSql): Prisma.Sql =>
  Prisma.sql`(SELECT ${objectSql(plan, fieldSql)} FROM (${row}) AS parent)`

/** `coalesce((… FROM "Person" …), (… FROM "Organization" …))`: of the types the one that has a row. */
export const oneOfSql = (types: TypesForm, { objects }: FieldPlan, fieldSql: FieldSql): Prisma.Sql =>
  Prisma.sql`coalesce(${Prisma.join(
    Object.entries(types).map(([type, row]) => objectOfRowSql(row, objects.get(type) as ObjectPlan, fieldSql)),
  )})`

/**
 * An object that may be missing, `coalesce(object, 'null')`; one of a type that is never null, `coalesce(object, ('null at ' || now())::json::text)`.
 * Where such a one is missing, a text that is no JSON ends the statement with an error, and the operation is resolved field by field, which
 * tells where, and how much of the answer is null for it. The text hangs on the time, for PostgreSQL would try one that is constant before it
 * is needed.
 */
export const presentSql = (type: GraphQLOutputType, object: Prisma.Sql): Prisma.Sql =>
  isNonNullType(type) ? Prisma.sql`coalesce(${object}, ('null at ' || now())::json::text)` : orNullSql(object)
