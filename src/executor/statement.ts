import { getArgumentValues, getNullableType, isListType } from 'graphql'
import { Prisma } from '../generated/prisma/client.ts'
import type { FormPlace, SqlForm, TypesForm } from '../graphql/sql-form.ts'
import { pageStepSql } from './edges.ts'
import { arraySql } from './json-text.ts'
import { leafSql } from './leaves.ts'
import { NotCompiled } from './not-compiled.ts'
import { type FieldSql, objectOfRowSql, objectSql, oneOfSql, presentSql } from './objects.ts'
import { pageSql } from './page.ts'
import { type FieldPlan, type ObjectPlan, objectOf } from './plan.ts'
import { createSharing } from './shared.ts'

/** Coerced, as `getVariableValues` gives them. */
export type Variables = Readonly<Record<string, unknown>>

/**
 * The one statement of an operation, a row with its whole `data` as JSON text: `SELECT '{"person":' || … || '}' AS "data"`. What of it hangs on
 * arguments is made here, anew for each request; their values are parameters.
 * @throws InputError for what an argument asks wrongly, NotCompiled for what is too long.
 */
export const operationSql = (plan: ObjectPlan, variables: Variables, mostCharacters: number): Prisma.Sql => {
  const sql = Prisma.sql`SELECT ${objectSql(plan, createFieldSql(variables))} AS "data"`
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
    if (shared) return presentSql(plan.field.type, shared)
    const known = constants.get(plan)
    if (known) return known
    const before = sharing.uses()
    const sql = formSql(plan)
    // What is shared has names in this statement that it may not have in another.
    if (plan.isConstant && sharing.uses() === before) constants.set(plan, sql)
    return sql
  }
  /** A value as `to_json`; one row as `(SELECT '{"name":' || … FROM (rows) AS parent)`; a list as `'[' || (SELECT string_agg(…, ',') …) || ']'`. */
  const formSql: FieldSql = (plan) => {
    const form = plan.form as SqlForm
    const place = placeOf(plan)
    if ('value' in form) return leafSql(plan.field.type, form.value(place))
    if ('page' in form) return pageSql(plan, form.page(place), fieldSql, sharing)
    if (!('rows' in form)) return presentSql(plan.field.type, oneOfSql(form.types, plan, fieldSql))
    const rows = form.rows(place)
    const type = getNullableType(plan.field.type)
    if (!isListType(type)) return presentSql(plan.field.type, oneSql(plan, rows, form.types, fieldSql))
    const shared = sharing.open(plan, rows)
    const item = form.types
      ? presentSql(type.ofType, oneOfSql(form.types, plan, fieldSql))
      : objectSql(objectOf(plan), fieldSql)
    const array = arraySql(item, shared?.rows ?? rows)
    return shared ? Prisma.sql`(${shared.before} SELECT ${array})` : array
  }
  return fieldSql
}

/** The object of a row, which is of one type, or of one of several. */
const oneSql = (plan: FieldPlan, row: Prisma.Sql, types: TypesForm | undefined, fieldSql: FieldSql): Prisma.Sql =>
  types
    ? Prisma.sql`(SELECT ${oneOfSql(types, plan, fieldSql)} FROM (${row}) AS parent)`
    : objectOfRowSql(row, objectOf(plan), fieldSql)
