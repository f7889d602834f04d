import { Prisma } from '../../generated/prisma/client.ts'
import type { SortKey } from '../../lib/cursors.ts'

/** One thing to sort by, ascending, with nulls last: a column of the listed rows, or SQL over them (the alias `node`). */
export interface OrderTerm {
  readonly by: string
  readonly type: 'date' | 'integer' | 'text' | 'uuid'
  readonly nullable?: boolean
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

export type Side = 'after' | 'before'

/** A bare name is a column; anything else is an expression. Both are the program's own text, never a client's. */
const column = ({ by }: OrderTerm) => Prisma.raw(/^\w+$/.test(by) ? `node."${by}"` : `(${by})`)

/** `node."sortName"::text AS "key0", node."id"::text AS "key1"`: what goes into a cursor. */
export const keySql = ({ terms }: Order): Prisma.Sql =>
  Prisma.join(terms.map((term, index) => Prisma.sql`${column(term)}::text AS ${Prisma.raw(keyName(index))}`))

/** The key of a row that was selected with `keySql`. */
export const keyOf = ({ terms }: Order, row: Readonly<Record<string, string | null>>): SortKey =>
  terms.map((_term, index) => row[`key${index}`] ?? null)

const keyName = (index: number) => `"key${index}"`

/** `node."sortName" ASC NULLS LAST, node."id" ASC NULLS LAST`, or the other way about. */
export const orderSql = ({ terms }: Order, reversed: boolean): Prisma.Sql => {
  const direction = Prisma.raw(reversed ? 'DESC NULLS FIRST' : 'ASC NULLS LAST')
  return Prisma.join(terms.map((term) => Prisma.sql`${column(term)} ${direction}`))
}

/** The rows past a key on one side: `a > 1 OR (a = 1 AND b > 2)`, with nulls as the greatest values. */
export const pastSql = ({ terms }: Order, key: SortKey, side: Side): Prisma.Sql => {
  const alternatives = terms.map((term, index) => {
    const equal = terms.slice(0, index).map((earlier, at) => equalSql(earlier, key[at] ?? null))
    return Prisma.join([...equal, beyondSql(term, key[index] ?? null, side)], ' AND ')
  })
  return Prisma.sql`(${Prisma.join(
    alternatives.map((alternative) => Prisma.sql`(${alternative})`),
    ' OR ',
  )})`
}

const valueSql = (term: OrderTerm, value: string) => Prisma.sql`${value}::${Prisma.raw(term.type)}`

const equalSql = (term: OrderTerm, value: string | null) =>
  value === null ? Prisma.sql`${column(term)} IS NULL` : Prisma.sql`${column(term)} = ${valueSql(term, value)}`

const beyondSql = (term: OrderTerm, value: string | null, side: Side): Prisma.Sql => {
  if (value === null) return side === 'after' ? Prisma.sql`FALSE` : Prisma.sql`${column(term)} IS NOT NULL`
  if (side === 'before') return Prisma.sql`${column(term)} < ${valueSql(term, value)}`
  const greater = Prisma.sql`${column(term)} > ${valueSql(term, value)}`
  return term.nullable ? Prisma.sql`(${greater} OR ${column(term)} IS NULL)` : greater
}

/** The order of entities by their folded name. */
export const byName = (model: string): Order => orderBy(`${model}.name`, { by: 'sortName', type: 'text' })

/** The order of facts about meetings: that of the meetings themselves. */
export const byMeetingDate = (model: string): Order => {
  const ofMeeting = (column: string) => `SELECT "${column}" FROM "Meeting" WHERE "id" = node."meetingId"`
  return orderBy(
    `${model}.meetingDate`,
    { by: ofMeeting('dateEarliest'), type: 'date', nullable: true },
    { by: ofMeeting('dateLatest'), type: 'date', nullable: true },
    { by: ofMeeting('sequence'), type: 'integer', nullable: true },
    { by: ofMeeting('sortName'), type: 'text' },
  )
}

/** The order of spans by the dates of their articles, then as they stand in the text. */
export const byArticleDate = (model: string): Order =>
  orderBy(
    `${model}.publishedOn`,
    { by: 'SELECT "publishedOnEarliest" FROM "Article" WHERE "id" = node."articleId"', type: 'date' },
    { by: 'SELECT "publishedOnLatest" FROM "Article" WHERE "id" = node."articleId"', type: 'date' },
    { by: 'articleId', type: 'uuid' },
    { by: 'start', type: 'integer' },
  )

/** The order of spans as they stand in one article's text. */
export const byPosition = (model: string): Order => orderBy(`${model}.start`, { by: 'start', type: 'integer' })
