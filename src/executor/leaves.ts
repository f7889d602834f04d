import { type GraphQLOutputType, getNamedType, getNullableType, isEnumType, isListType } from 'graphql'
import { Prisma } from '../generated/prisma/client.ts'
import { quotedSql, scalarsInSql } from '../graphql/scalars.ts'
import { orNullSql } from './json-text.ts'
import { NotCompiled } from './not-compiled.ts'

/**
 * JSON text of a scalar, an enum, or a list of such: `coalesce(to_json(parent."name")::text, 'null')`, of an enum
 * `coalesce('"' || (parent."role")::text || '"', 'null')`, of some scalars `coalesce((parent."start")::text, 'null')` and the like.
 * @throws NotCompiled for a list of scalars of which PostgreSQL's own JSON is another.
 */
export const leafSql = (type: GraphQLOutputType, value: Prisma.Sql): Prisma.Sql => {
  const named = getNamedType(type)
  const isList = isListType(getNullableType(type))
  const inSql = scalarsInSql[named.name]
  if (inSql && isList) throw new NotCompiled(`lists of ${named.name} have no SQL`)
  if (inSql) return orNullSql(inSql(value))
  // Names have nothing to escape, in the database as in GraphQL.
  return orNullSql(isEnumType(named) && !isList ? quotedSql(value) : Prisma.sql`to_json(${value})::text`)
}
