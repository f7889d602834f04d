import { type GraphQLField, type GraphQLObjectType, getNamedType, isLeafType } from 'graphql'
import { Prisma } from '../generated/prisma/client.ts'
import { type SqlForm, sqlFormOf } from '../graphql/sql-form.ts'
import { keyOf } from './datamodel.ts'
import { NotCompiled } from './not-compiled.ts'
import { relationRowsSql } from './relations.ts'

type Field = GraphQLField<unknown, unknown>

/** What Pothos notes of a field that it makes itself. */
interface PothosExtensions {
  /** The property of the row that the field shows: a column. */
  readonly pothosExposedField?: string
  readonly pothosPrismaRelationField?: { readonly name: string }
  readonly pothosPrismaSelect?: unknown
}

/**
 * How a field is read in SQL: as it says itself (`inSql`), else as Pothos has it declared.
 * @throws NotCompiled for a field of which neither is known.
 */
export const formOf = (type: GraphQLObjectType, field: Field): SqlForm => {
  const form =
    field.name === '__typename' ? typename(type) : (sqlFormOf(field) ?? relationForm(type, field) ?? exposedForm(field))
  if (form) return form
  throw new NotCompiled(`${type.name}.${field.name} has no SQL`)
}

/** `__typename`: `'Person'::text`. */
const typename = ({ name }: GraphQLObjectType): SqlForm => {
  const value = Prisma.raw(`'${name}'::text`)
  return { value: () => value }
}

/** `t.relation('person')`: the rows that the relation leads to, `SELECT node.* FROM "Person" AS node WHERE node."id" = parent."personId"`. */
const relationForm = (type: GraphQLObjectType, field: Field): SqlForm | null => {
  const { pothosPrismaRelationField: relation, pothosPrismaSelect } = field.extensions as PothosExtensions
  const { pothosPrismaModel: model } = type.extensions as { pothosPrismaModel?: string }
  if (!relation || !model) return null
  const rows = relationRowsSql(model, relation.name, pothosPrismaSelect)
  const key = keyOf(model, relation.name)
  return { rows: () => rows, ...(key !== undefined && { key }) }
}

/** `t.expose('name')`: a column of the same name, `parent."name"`, or an object that its type makes of the column. */
const exposedForm = (field: Field): SqlForm | null => {
  const { pothosExposedField: column } = field.extensions as PothosExtensions
  if (column === undefined) return null
  const type = getNamedType(field.type)
  if (isLeafType(type)) {
    const value = Prisma.raw(`parent."${column}"`)
    return { value: () => value }
  }
  const { sqlOfColumn } = type.extensions as { sqlOfColumn?: (column: string) => Prisma.Sql }
  if (!sqlOfColumn) return null
  const rows = sqlOfColumn(column)
  return { rows: () => rows }
}
