import { encodeGlobalID } from '@pothos/plugin-relay'
import { expect } from 'vitest'
import type { TestDatabase } from './database.ts'
import { ask } from './execute.ts'
import { type List, type ListField, listFields } from './list-fields.ts'

const idsOf = async ({ database }: TestDatabase, type: string): Promise<string[]> => {
  const rows = await database.$queryRawUnsafe<{ id: string }[]>(`SELECT "id"::text FROM "${type}" ORDER BY "id"`)
  return rows.map(({ id }) => encodeGlobalID(type, id))
}

/** The lists beneath all rows of a type that hold something. */
const filledBeneath = async (kb: TestDatabase, parent: string, fields: readonly ListField[]): Promise<List[]> => {
  const ids = await idsOf(kb, parent)
  const counts = fields.map(({ name }) => `${name} { totalCount }`).join(' ')
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${parent} { ${counts} } } }`
  const lists: List[] = []
  for (let from = 0; from < ids.length; from += 100) {
    const parents = ids.slice(from, from + 100)
    const { data, errors } = await ask(kb, query, { ids: parents })
    expect(errors).toBeUndefined()
    for (const [index, parentId] of parents.entries()) {
      // A fact that nobody has accepted is not seen.
      const held: Record<string, { totalCount: number }> = data.nodes[index] ?? {}
      lists.push(...fields.filter(({ name }) => held[name]?.totalCount).map((field) => ({ ...field, parentId })))
    }
  }
  return lists
}

/** All lists that hold something, by their field: `Person.meetings`. */
export const readLists = async (kb: TestDatabase): Promise<Map<string, List[]>> => {
  const lists: List[] = listFields.filter(({ parent }) => parent === 'Query')
  const nested = listFields.filter(({ parent }) => parent !== 'Query')
  for (const type of new Set(nested.map(({ parent }) => parent))) {
    const fields = nested.filter(({ parent }) => parent === type)
    lists.push(...(await filledBeneath(kb, type, fields)))
  }
  const byField = new Map<string, List[]>()
  for (const list of lists) {
    const at = `${list.parent}.${list.name}`
    byField.set(at, [...(byField.get(at) ?? []), list])
  }
  return byField
}
