import { getArgumentValues, getNamedType, isListType, isNonNullType } from 'graphql'
import { Prisma } from '../generated/prisma/client.ts'
import { scalarsInSql } from '../graphql/scalars.ts'
import type { FormPlace, SqlForm, TypesForm } from '../graphql/sql-form.ts'
import { pageStepSql } from './edges.ts'
import { NotCompiled } from './not-compiled.ts'
import { type FieldSql, notNull, objectSql, objectsSql, oneOfSql } from './objects.ts'
import { pageSql } from './page.ts'
import { type FieldPlan, type ObjectPlan, objectOf } from './plan.ts'
import { createSharing } from './shared.ts'

/** Coerced, as `getVariableValues` gives them. */
export type Variables = Readonly<Record<string, unknown>>

/**
 * The one statement of an operation, a row with its whole `data` as JSON text: `SELECT (SELECT row_to_json(object$) FROM (SELECT … AS "person") AS
 * object$)::text AS "data"`. What of it hangs on arguments is made here, anew for
 * each request; their values are parameters.
 * @throws InputError for what an argument asks wrongly, NotCompiled for what is too long.
 */
export const operationSql = (plan: ObjectPlan, variables: Variables, mostCharacters: number): Prisma.Sql => {
  const sql = Prisma.sql`SELECT ${objectSql(plan, createFieldSql(variables))}::text AS "data"`
  const characters = sql.strings.reduce((sum, each) => sum + each.length, 0)
  if (characters <= mostCharacters) return sql
  throw new NotCompiled(`its statement has more than ${mostCharacters} characters`)
}

/** What filters and cursors may be long together: each stands in as many places of the statement as the list is read in. */
const mostArgumentCharacters = 20_000

/** The SQL of what hangs on no variable: it goes with its plan. */
const constants = new WeakMap<FieldPlan, Prisma.Sql>()

interface Place extends FormPlace {
  /** How long its arguments are. */
  readonly characters: number
}

/** Places whose arguments hang on no variable: they go with their plans. */
const constantPlaces = new WeakMap<FieldPlan, Place>()

const findPlace = (plan: FieldPlan, variables: Variables): Place => {
  const known = constantPlaces.get(plan)
  if (known) return known
  const { field, node, parentType } = plan
  const args = field.args.length === 0 ? {} : getArgumentValues(field, node, variables)
  const characters = field.args.length === 0 ? 0 : JSON.stringify(args).length
  const place = { args, parentType: parentType.name, characters }
  if (plan.hasConstantArguments) constantPlaces.set(plan, place)
  return place
}

const createFieldSql = (variables: Variables): FieldSql => {
  let characters = 0
  const placeOf = (plan: FieldPlan): FormPlace => {
    const place = findPlace(plan, variables)
    characters += place.characters
    if (characters <= mostArgumentCharacters) return place
    throw new NotCompiled(`its arguments have more than ${mostArgumentCharacters} characters`)
  }
  const rowsOf = (plan: FieldPlan): Prisma.Sql | null => {
    const form = plan.form as SqlForm
    if ('page' in form) return pageStepSql(form.page(placeOf(plan)))
    return 'rows' in form && !form.types ? form.rows(placeOf(plan)) : null
  }
  const sharing = createSharing({ rowsOf, objectOf: (plan) => formSql(plan) })
  const fieldSql: FieldSql = (plan) => {
    const shared = sharing.find(plan)
    if (shared) return notNull(plan, shared)
    const known = constants.get(plan)
    if (known) return known
    const before = sharing.uses
    const sql = formSql(plan)
    // What is shared has names in this statement that it may not have in another.
    if (plan.isConstant && sharing.uses === before) constants.set(plan, sql)
    return sql
  }
  /** A value as it is; one row as `(SELECT row_to_json(object$) FROM (rows) AS parent …)`; a list as `array_to_json(ARRAY(SELECT …))`. */
  const formSql: FieldSql = (plan) => {
    const form = plan.form as SqlForm
    const place = placeOf(plan)
    if ('value' in form) return leafSql(plan, form.value(place))
    if ('page' in form) return pageSql(plan, form.page(place), fieldSql, sharing)
    if (!('rows' in form)) return notNull(plan, oneOfSql(form.types, plan, fieldSql))
    const rows = form.rows(place)
    if (!isList(plan)) return notNull(plan, Prisma.sql`(${manySql(plan, rows, form.types, fieldSql)})`)
    const shared = sharing.open(plan, rows)
    const objects = Prisma.sql`array_to_json(ARRAY(${manySql(plan, shared?.rows ?? rows, form.types, fieldSql)}))`
    return shared ? Prisma.sql`(${shared.before} SELECT ${objects})` : objects
  }
  return fieldSql
}

/**
 * The objects of all rows: of one type, `SELECT row_to_json(object$) FROM (rows) AS parent …`, or each of the type that it is,
 * `SELECT coalesce((…), (…)) FROM (rows) AS parent`.
 */
const manySql = (plan: FieldPlan, rows: Prisma.Sql, types: TypesForm | undefined, fieldSql: FieldSql): Prisma.Sql => {
  if (types) return Prisma.sql`SELECT ${oneOfSql(types, plan, fieldSql)} FROM (${rows}) AS parent`
  return objectsSql(rows, objectOf(plan), fieldSql)
}

/** A scalar or an enum as JSON has it: the column itself, or of some scalars `to_char(parent."addedAt" …)` and the like. */
const leafSql = ({ field }: FieldPlan, value: Prisma.Sql): Prisma.Sql =>
  scalarsInSql[getNamedType(field.type).name]?.(value) ?? value

const isList = ({ field: { type } }: FieldPlan) => isListType(isNonNullType(type) ? type.ofType : type)
