import { type GraphQLOutputType, getNamedType, getNullableType, isListType } from 'graphql'
import { Prisma } from '../generated/prisma/client.ts'
import { scalarsInSql } from '../graphql/scalars.ts'
import { orNullSql } from './json-text.ts'
import { NotCompiled } from './not-compiled.ts'

/**
 * JSON text of a scalar, an enum, or a list of such: `coalesce(to_json(parent."name")::text, 'null')`, and of some scalars
 * `coalesce((parent."start")::text, 'null')` and the like.
 * @throws NotCompiled for a list of scalars of which PostgreSQL's own JSON is another.
 */
export const leafSql = (type: GraphQLOutputType, value: Prisma.Sql): Prisma.Sql => {
  const { name } = getNamedType(type)
  const inSql = scalarsInSql[name]
  if (inSql && isListType(getNullableType(type))) throw new NotCompiled(`lists of ${name} have no SQL`)
  return orNullSql(inSql ? inSql(value) : Prisma.sql`to_json(${value})::text`)
}
