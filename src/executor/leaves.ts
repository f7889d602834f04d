import { type GraphQLOutputType, getNullableType, isNamedType } from 'graphql'
import { Prisma } from '../generated/prisma/client.ts'
import { scalarsInSql } from '../graphql/scalars.ts'
import { orNullSql } from './json-text.ts'

/**
 * JSON text of a scalar, an enum, or a list of such: `coalesce(to_json(parent."name")::text, 'null')`, and of some scalars
 * `coalesce(parent."start"::text, 'null')` and the like.
 */
export const leafSql = (type: GraphQLOutputType, value: Prisma.Sql): Prisma.Sql => {
  const named = getNullableType(type)
  const inSql = isNamedType(named) ? scalarsInSql[named.name] : undefined
  return orNullSql(inSql ? inSql(value) : Prisma.sql`to_json(${value})::text`)
}
