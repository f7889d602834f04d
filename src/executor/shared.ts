import { isListType, isNonNullType } from 'graphql'
import { Prisma } from '../generated/prisma/client.ts'
import { type FieldPlan, itemsOf, type ObjectPlan } from './plan.ts'

/** An object to which rows of nested lists lead: many of them to the same one, as the participations of some meetings to persons. */
interface Shared {
  readonly plan: FieldPlan
  /** The column of its parent that names it. */
  readonly key: string
  /** The fields that lead from a row of the outermost list to its parent. */
  readonly path: readonly FieldPlan[]
}

interface Makers {
  /**
   * The rows of a field, as a SELECT that knows `parent`; null where a row is not what the field's own fields are read of, whatever its
   * arguments.
   */
  rowsOf(plan: FieldPlan): Prisma.Sql | null
  /** The object of a field, as an expression. */
  objectOf(plan: FieldPlan): Prisma.Sql
}

/** A list whose objects beneath are shared: what stands before its SELECT, and its rows, which are read more than once. */
export interface SharedList {
  readonly before: Prisma.Sql
  readonly rows: Prisma.Sql
}

export interface Sharing {
  /** How many times something was shared so far. A function: an accessor of its own V8 would keep longer than the request. */
  uses(): number
  /** The object of a field, where it is shared: looked up by its key. */
  find(plan: FieldPlan): Prisma.Sql | null
  /** Has objects beneath a list be shared; null where there are none. */
  open(list: FieldPlan, rows: Prisma.Sql): SharedList | null
}

/**
 * Makes objects that cost something once for each key, and not once for each row that leads to them:
 * `WITH "rows0" AS MATERIALIZED (rows), "shared1" AS MATERIALIZED (SELECT parent."personId" AS "key", (…) AS "text" FROM (SELECT
 * DISTINCT parent."personId" FROM …) AS parent)`, and where they stand `(SELECT … FROM "shared1" … WHERE "key" = parent."personId")`.
 */
export const createSharing = ({ rowsOf, objectOf }: Makers): Sharing => {
  const names = new Map<FieldPlan, string>()
  let count = 0
  let uses = 0
  const find = (plan: FieldPlan) => {
    const name = names.get(plan)
    const key = keyOf(plan)
    if (name === undefined || key === undefined) return null
    uses += 1
    return Prisma.raw(`(SELECT shared."text" FROM "${name}" AS shared WHERE shared."key" = parent."${key}")`)
  }
  const tableOf = ({ plan, key, path }: Shared, rows: string): Prisma.Sql => {
    const keys = path.reduce(
      (from, step) => Prisma.sql`SELECT step.* FROM (${from}) AS parent CROSS JOIN LATERAL (${rowsOf(step)}) AS step`,
      Prisma.raw(`SELECT * FROM "${rows}"`),
    )
    const column = Prisma.raw(`parent."${key}"`)
    const object = objectOf(plan)
    const name = `shared${count++}`
    names.set(plan, name)
    return Prisma.sql`${Prisma.raw(`"${name}"`)} AS MATERIALIZED (
      SELECT ${column} AS "key", ${object} AS "text" FROM (SELECT DISTINCT ${column} FROM (${keys}) AS parent) AS parent)`
  }
  const open = (list: FieldPlan, rows: Prisma.Sql) => {
    // What stands beneath something shared is made where that is made.
    const found = findShared(list, rowsOf).filter(({ plan, path }) => ![plan, ...path].some((each) => names.has(each)))
    if (found.length === 0) return null
    uses += 1
    const name = `rows${count++}`
    const tables = [
      Prisma.sql`${Prisma.raw(`"${name}"`)} AS MATERIALIZED (${rows})`,
      ...found.map((each) => tableOf(each, name)),
    ]
    return { before: Prisma.sql`WITH ${Prisma.join(tables)}`, rows: Prisma.raw(`SELECT * FROM "${name}"`) }
  }
  return { uses: () => uses, find, open }
}

/** What has been found beneath a list: it goes with its plan. */
const foundBeneath = new WeakMap<FieldPlan, readonly Shared[]>()

/**
 * The objects beneath a list that are worth sharing: those with connections, which have to be sorted, and to which rows of a
 * list within it lead. A plain list is read as quickly as an object is looked up.
 */
const findShared = (list: FieldPlan, rowsOf: Makers['rowsOf']): readonly Shared[] => {
  const known = foundBeneath.get(list)
  if (known) return known
  const search = (object: ObjectPlan, path: readonly FieldPlan[]): Shared[] =>
    object.fields.flatMap((plan) => {
      const key = keyOf(plan)
      if (key !== undefined && path.some(isMany) && itemsOf(plan).some(hasPages)) return [{ plan, key, path }]
      if (plan.objects.size === 0 || rowsOf(plan) === null) return []
      return itemsOf(plan).flatMap((item) => search(item, [...path, plan]))
    })
  const found = itemsOf(list).flatMap((item) => search(item, []))
  foundBeneath.set(list, found)
  return found
}

const keyOf = ({ form }: FieldPlan): string | undefined => (form && 'key' in form ? form.key : undefined)

const hasPages = ({ fields }: ObjectPlan): boolean =>
  fields.some((plan) => isPage(plan) || itemsOf(plan).some(hasPages))

const isPage = ({ form }: FieldPlan): boolean => form !== null && 'page' in form

/** Whether a field leads to several rows. */
const isMany = (plan: FieldPlan): boolean => {
  const { type } = plan.field
  return isPage(plan) || (plan.objects.size > 0 && isListType(isNonNullType(type) ? type.ofType : type))
}
