import { getArgumentValues, getNamedType, isListType, isNonNullType } from 'graphql'
import { Prisma } from '../generated/prisma/client.ts'
import { scalarsInSql } from '../graphql/scalars.ts'
import type { SqlForm, TypesForm } from '../graphql/sql-form.ts'
import { type FieldSql, notNull, objectSql, objectsSql, oneOfSql } from './objects.ts'
import { pageSql } from './page.ts'
import { type FieldPlan, type ObjectPlan, objectOf } from './plan.ts'

/** Coerced, as `getVariableValues` gives them. */
export type Variables = Readonly<Record<string, unknown>>

/**
 * The one statement of an operation: a row with its whole `data` as JSON text. What of it hangs on arguments is made here, anew for
 * each request; their values are parameters.
 * @throws InputError for what an argument asks wrongly.
 */
export const operationSql = (plan: ObjectPlan, variables: Variables): Prisma.Sql =>
  Prisma.sql`SELECT ${objectSql(plan, createFieldSql(variables))}::text AS "data"`

const createFieldSql = (variables: Variables): FieldSql => {
  const fieldSql: FieldSql = (plan) => {
    const form = plan.form as SqlForm
    const args = getArgumentValues(plan.field, plan.node, variables)
    const place = { args, parentType: plan.parentType.name }
    if ('value' in form) return leafSql(plan, form.value(place))
    if ('page' in form) return pageSql(plan, form.page(place), fieldSql)
    if (!('rows' in form)) return notNull(plan, oneOfSql(form.types, plan, fieldSql))
    const objects = manySql(plan, form.rows(place), form.types, fieldSql)
    return isList(plan) ? Prisma.sql`array_to_json(ARRAY(${objects}))` : notNull(plan, Prisma.sql`(${objects})`)
  }
  return fieldSql
}

/** The objects of all rows: of one type, or each of the type that it is. */
const manySql = (plan: FieldPlan, rows: Prisma.Sql, types: TypesForm | undefined, fieldSql: FieldSql): Prisma.Sql => {
  if (types) return Prisma.sql`SELECT ${oneOfSql(types, plan, fieldSql)} FROM (${rows}) AS parent`
  return objectsSql(rows, objectOf(plan), fieldSql)
}

/** A scalar or an enum as JSON has it. */
const leafSql = ({ field }: FieldPlan, value: Prisma.Sql): Prisma.Sql =>
  scalarsInSql[getNamedType(field.type).name]?.(value) ?? value

const isList = ({ field: { type } }: FieldPlan) => isListType(isNonNullType(type) ? type.ofType : type)
