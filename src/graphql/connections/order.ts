import { Prisma } from '../../generated/prisma/client.ts'
import type { SortKey } from '../../lib/cursors.ts'

/** One thing to sort by, with nulls last: a column of the listed rows, or SQL over them (the alias `node`). */
export interface OrderTerm {
  readonly by: string
  readonly type: 'date' | 'integer' | 'text' | 'timestamptz' | 'uuid'
  readonly nullable?: boolean
  readonly descending?: boolean
}

/** A total order: its name stands in cursors, and its last term is the id. */
export interface Order {
  readonly name: string
  readonly terms: readonly OrderTerm[]
}

/** An order by these terms, and by id where they are equal. */
export const orderBy = (name: string, ...terms: OrderTerm[]): Order => ({
  name,
  terms: [...terms, { by: 'id', type: 'uuid' }],
})

/** The same order with its first terms the other way round: the id's stays. */
export const descending = (terms: readonly OrderTerm[]): OrderTerm[] =>
  terms.map((term) => ({ ...term, descending: !term.descending }))

export type Side = 'after' | 'before'

/** A bare name is a column; anything else is an expression. Both are the program's own text, never a client's. */
const column = ({ by }: OrderTerm) => Prisma.raw(/^\w+$/.test(by) ? `node."${by}"` : `(${by})`)

/** `node."sortName"::text AS "key0", node."id"::text AS "key1"`: what goes into a cursor. */
export const keySql = ({ terms }: Order): Prisma.Sql =>
  Prisma.join(terms.map((term, index) => Prisma.sql`${column(term)}::text AS ${Prisma.raw(keyName(index))}`))

/** The key of a row that was selected with `keySql`. */
export const keyOf = ({ terms }: Order, row: Readonly<Record<string, string | null>>): SortKey =>
  terms.map((_term, index) => row[`key${index}`] ?? null)

/** The same values as they are, under the same names: without a cast PostgreSQL computes them once, to sort by and to show. */
export const keysSql = ({ terms }: Order): Prisma.Sql =>
  Prisma.join(terms.map((term, index) => Prisma.sql`${column(term)} AS ${Prisma.raw(keyName(index))}`))

/**
 * The cursor of a row `parent` that was selected with `keysSql`: what `encodeCursor` makes of its key. Only texts have something to escape; other
 * values are quoted in a fraction of the time.
 */
export const cursorSql = ({ name, terms }: Order): Prisma.Sql => {
  const head = `[${JSON.stringify(name)},`
  const values = terms.map((term, index) => valueJson(term, Prisma.raw(`parent.${keyName(index)}`)))
  const json = Prisma.sql`${head}::text || ${Prisma.join(values, ` || ',' || `)} || ']'`
  return Prisma.sql`replace(encode(convert_to(${json}, 'UTF8'), 'base64'), ${Prisma.raw(`E'\n'`)}, '')`
}

/** A value of a key as JSON has it: null too where a row that it is read of is missing, which foreign keys forbid. */
const valueJson = ({ type }: OrderTerm, value: Prisma.Sql): Prisma.Sql => {
  const json = type === 'text' ? Prisma.sql`to_json(${value})::text` : Prisma.sql`'"' || ${value} || '"'`
  return Prisma.sql`coalesce(${json}, 'null')`
}

const keyName = (index: number) => `"key${index}"`

/** `node."sortName" ASC NULLS LAST, node."id" ASC NULLS LAST`, or all of it the other way about. */
export const orderSql = ({ terms }: Order, reversed: boolean): Prisma.Sql => {
  const nulls = reversed ? 'NULLS FIRST' : 'NULLS LAST'
  return Prisma.join(
    terms.map((term) => {
      const direction = Boolean(term.descending) === reversed ? 'ASC' : 'DESC'
      return Prisma.sql`${column(term)} ${Prisma.raw(`${direction} ${nulls}`)}`
    }),
  )
}

/** The rows past a key on one side: `a > 1 OR (a = 1 AND b > 2)`, with nulls last in either direction. */
export const pastSql = ({ terms }: Order, key: SortKey, side: Side): Prisma.Sql => {
  const alternatives = terms.map((term, index) => {
    const equal = terms.slice(0, index).map((earlier, at) => equalSql(earlier, key[at] ?? null))
    return Prisma.sql`(${Prisma.join([...equal, beyondSql(term, key[index] ?? null, side)], ' AND ')})`
  })
  const past = Prisma.sql`(${Prisma.join(alternatives, ' OR ')})`
  const bound = boundSql(terms[0], key[0] ?? null, side)
  return bound ? Prisma.sql`${bound} AND ${past}` : past
}

/** A plain bound on the first term: it says nothing new, but an index can begin there. */
const boundSql = (term: OrderTerm | undefined, value: string | null, side: Side): Prisma.Sql | null => {
  if (!term || term.nullable || value === null) return null
  const comparison = Prisma.raw((side === 'after') !== Boolean(term.descending) ? '>=' : '<=')
  return Prisma.sql`${column(term)} ${comparison} ${valueSql(term, value)}`
}

const valueSql = (term: OrderTerm, value: string) => Prisma.sql`${value}::${Prisma.raw(term.type)}`

const equalSql = (term: OrderTerm, value: string | null) =>
  value === null ? Prisma.sql`${column(term)} IS NULL` : Prisma.sql`${column(term)} = ${valueSql(term, value)}`

const beyondSql = (term: OrderTerm, value: string | null, side: Side): Prisma.Sql => {
  if (value === null) return side === 'after' ? Prisma.sql`FALSE` : Prisma.sql`${column(term)} IS NOT NULL`
  const isGreater = (side === 'after') !== Boolean(term.descending)
  const beyond = Prisma.sql`${column(term)} ${Prisma.raw(isGreater ? '>' : '<')} ${valueSql(term, value)}`
  return side === 'after' && term.nullable ? Prisma.sql`(${beyond} OR ${column(term)} IS NULL)` : beyond
}
