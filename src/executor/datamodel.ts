import { getDatamodel } from '../generated/pothos.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { NotCompiled } from './not-compiled.ts'

interface Relation {
  readonly name: string
  readonly type: string
  readonly relationName: string
  readonly relationFromFields?: readonly string[]
}

interface Datamodel {
  readonly datamodel: { readonly models: Readonly<Record<string, { readonly fields: readonly Relation[] }>> }
}

const { models } = (getDatamodel() as unknown as Datamodel).datamodel

/** @throws NotCompiled where the datamodel has none of that name. */
const findRelation = (model: string, name: string): Relation => {
  const found = models[model]?.fields.find((field) => field.name === name)
  if (found?.relationName) return found
  throw new NotCompiled(`${model}.${name} is no relation`)
}

/** The other end of a relation: the field of the other model by which it points here. */
const otherEnd = (model: string, { name, type, relationName }: Relation): Relation => {
  const isOther = (field: Relation) => field.relationName === relationName && !(type === model && field.name === name)
  const found = models[type]?.fields.find(isOther)
  if (found) return found
  throw new NotCompiled(`${model}.${name} has no other end`)
}

/** The column by which a relation points at one row; undefined where the others point here. */
export const keyOf = (model: string, name: string): string | undefined =>
  findRelation(model, name).relationFromFields?.[0]

/**
 * The condition that ties the rows (`alias`) of a relation to the row that has it (`owner`): `node."id" = parent."personId"`, or where these point
 * here `node."personId" = parent."id"`.
 */
export const joinSql = (model: string, name: string, owner: string, alias: string): Prisma.Sql => {
  const relation = findRelation(model, name)
  const own = keyOf(model, name)
  if (own !== undefined) return Prisma.raw(`${alias}."id" = ${owner}."${own}"`)
  const [other] = otherEnd(model, relation).relationFromFields ?? []
  return Prisma.raw(`${alias}."${other}" = ${owner}."id"`)
}

export const targetOf = (model: string, name: string): string => findRelation(model, name).type
