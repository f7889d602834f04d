import { Prisma } from '../generated/prisma/client.ts'
import { joinSql, targetOf } from './datamodel.ts'
import { NotCompiled } from './not-compiled.ts'

type Direction = 'asc' | 'desc'

/** What of Prisma's queries the schema's relations use; anything else is refused, not passed over. */
export interface ListQuery {
  readonly where?: Readonly<Record<string, unknown>>
  readonly orderBy?: readonly Readonly<Record<string, unknown>>[]
  readonly take?: number
}

/** The parts of a SELECT of `node` that a Prisma query asks for. All of it is the program's own text. */
export const listQuerySql = (model: string, { where = {}, orderBy = [], take, ...rest }: ListQuery) => {
  const [unknown] = Object.keys(rest)
  if (unknown !== undefined) throw new NotCompiled(`"${unknown}" of a query of ${model} has no SQL`)
  const terms = orderBy.map((term) => termSql(model, term))
  return {
    where: Object.entries(where).map(([column, value]) => equalSql(model, column, value)),
    orderBy: terms.length > 0 ? Prisma.sql`ORDER BY ${Prisma.join(terms)}` : Prisma.empty,
    limit: take === undefined ? Prisma.empty : Prisma.raw(`LIMIT ${take}`),
  }
}

/** `{ reviewStatus: 'ACCEPTED' }`: `node."reviewStatus" = 'ACCEPTED'`. */
const equalSql = (model: string, column: string, value: unknown): Prisma.Sql => {
  if (typeof value === 'string' && /^\w+$/.test(value)) return Prisma.raw(`node."${column}" = '${value}'`)
  throw new NotCompiled(`the condition on ${model}.${column} has no SQL`)
}

const isDirection = (value: unknown): value is Direction => value === 'asc' || value === 'desc'

/** `{ role: 'asc' }`: `node."role" asc`; `{ person: { sortName: 'asc' } }`: by a column of the row that a relation leads to. */
const termSql = (model: string, term: Readonly<Record<string, unknown>>): Prisma.Sql => {
  const [[name, value] = []] = Object.entries(term)
  if (name !== undefined && isDirection(value)) return Prisma.raw(`node."${name}" ${value}`)
  const [[column, direction] = []] = Object.entries((value ?? {}) as object)
  if (name === undefined || column === undefined || !isDirection(direction)) {
    throw new NotCompiled(`an order of ${model} has no SQL`)
  }
  const from = Prisma.raw(`SELECT other."${column}" FROM "${targetOf(model, name)}" AS other`)
  return Prisma.sql`(${from} WHERE ${joinSql(model, name, 'node', 'other')}) ${Prisma.raw(direction)}`
}
