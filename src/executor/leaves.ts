import { type GraphQLOutputType, getNamedType, getNullableType, isEnumType, isListType } from 'graphql'
import { Prisma } from '../generated/prisma/client.ts'
import { quotedSql, scalarsInSql } from '../graphql/scalars.ts'
import { orNullSql } from './json-text.ts'
import { NotCompiled } from './not-compiled.ts'

/**
 * JSON text of a scalar, an enum, or a list of such: `coalesce(to_json(parent."name")::text, 'null')`, of an enum
 * `coalesce('"' || (parent."role")::text || '"', 'null')`, of some scalars `coalesce((parent."start")::text, 'null')` and the like.
 * @throws NotCompiled for a list of what is not written by `to_json`.
 */
export const leafSql = (type: GraphQLOutputType, value: Prisma.Sql): Prisma.Sql => {
  const named = getNamedType(type)
  // The names of an enum have nothing to escape, in the database as in GraphQL.
  const inSql = scalarsInSql[named.name] ?? (isEnumType(named) ? quotedSql : undefined)
  if (inSql && isListType(getNullableType(type))) throw new NotCompiled(`lists of ${named.name} have no SQL`)
  return orNullSql(inSql ? inSql(value) : Prisma.sql`to_json(${value})::text`)
}
