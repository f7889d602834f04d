import { type GraphQLObjectType, isObjectType } from 'graphql'
import { expect, test } from 'vitest'
import { formOf } from '../../src/executor/forms.ts'
import { schema } from '../../src/schema.ts'

/** Connections read these parts themselves (src/executor/page.ts). */
const isPart = ({ name }: GraphQLObjectType, field: string): boolean =>
  name === 'PageInfo' ||
  (name.endsWith('Connection') && ['edges', 'pageInfo', 'totalCount'].includes(field)) ||
  (name.endsWith('Edge') && ['node', 'cursor'].includes(field))

const hasForm = (type: GraphQLObjectType, field: string): boolean => {
  const definition = type.getFields()[field]
  if (!definition) throw new RangeError(`${type.name} has no ${field}`)
  try {
    return formOf(type, definition) !== null
  } catch {
    return false
  }
}

test('every field of the schema has SQL, but for the chain and what stands in it alone', () => {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType)
  const without = types
    .filter(({ name }) => !name.startsWith('__') && !name.startsWith('Chain'))
    .flatMap((type) =>
      Object.keys(type.getFields())
        .filter((field) => !isPart(type, field) && !hasForm(type, field))
        .map((field) => `${type.name}.${field}`),
    )
  expect(without).toEqual(['Query.chain'])
})
