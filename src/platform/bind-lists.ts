import type { PrismaPg } from '@prisma/adapter-pg'

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>

/** A statement as Prisma hands it to its adapter, with the values of `$1`, `$2` … and their types. */
export type Statement = Parameters<Adapter['queryRaw']>[0]

/** `IN ($1,$2)`, `NOT IN ($1,$2)`, or one parameter. */
const parameters = /\b(NOT )?IN \((\$\d+(?:,\$\d+)*)\)|\$(\d+)/g

/**
 * The same statement with each list of values as one array: `"id" = ANY ($1)` in place of `"id" IN ($1,$2,$3)`. Prisma writes every
 * value by itself, so that each length of a list is another text, which PostgreSQL parses and plans anew.
 */
export const bindLists = (statement: Statement): Statement => {
  if (!statement.sql.includes('IN ($')) return statement
  const args: Statement['args'] = []
  const argTypes: Statement['argTypes'] = []
  const added = new Map<string, number>()
  /** The number of a parameter or of a list of them (`2`, `2,3,4`) in the new statement. */
  const numberOf = (old: string, isList: boolean): number => {
    const key = isList ? `(${old})` : old
    const known = added.get(key)
    if (known !== undefined) return known
    const indexes = old.split(',').map((number) => Number(number) - 1)
    const [type] = indexes.map((index) => statement.argTypes[index])
    const values = indexes.map((index) => statement.args[index])
    args.push(isList ? values : values[0])
    if (type) argTypes.push(isList ? { ...type, arity: 'list' } : type)
    added.set(key, args.length)
    return args.length
  }
  const sql = statement.sql.replace(parameters, (_match, not?: string, list?: string, single = '') => {
    if (list === undefined) return `$${numberOf(single, false)}`
    return `${not ? '<> ALL' : '= ANY'} ($${numberOf(list.replaceAll('$', ''), true)})`
  })
  return { ...statement, sql, args, argTypes }
}
