import fc from 'fast-check'
import { assertInputObjectType, type GraphQLInputField, getNamedType, isEnumType, isListType } from 'graphql'
import { schema } from '../../src/schema.ts'
import type { TestDatabase } from './database.ts'

/** The slugs of all rows that a filter can name, by the lower-case name of their table. */
export type Slugs = ReadonlyMap<string, readonly string[]>

const tables = ['Article', 'Issue', 'Meeting', 'Organization', 'Person', 'Place']

export const readSlugs = async ({ database }: TestDatabase): Promise<Slugs> => {
  const read = async (table: string) => {
    const rows = await database.$queryRawUnsafe<{ slug: string }[]>(`SELECT "slug" FROM "${table}" ORDER BY "slug"`)
    return [table.toLowerCase(), rows.map(({ slug }) => slug)] as const
  }
  return new Map(await Promise.all(tables.map(read)))
}

const day = fc
  .date({ min: new Date('2019-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const range = fc.record(
  { from: day, to: day, certainty: fc.constantFrom('CERTAIN', 'POSSIBLE') },
  { requiredKeys: ['certainty'] },
)

const simple = new Map<string, fc.Arbitrary<unknown>>([
  ['Boolean', fc.boolean()],
  ['Date', day],
  ['DateRange', range],
  ['DateTime', day.map((date) => `${date}T12:00:00Z`)],
  ['Int', fc.integer({ min: 0, max: 3 })],
  ['String', fc.constantFrom('a', 'en', 'Minister', '')],
])

/** An argument `person` names persons; what others name is not looked up: anything, which they may not find. */
const refTo = (name: string, slugs: Slugs) =>
  fc.constantFrom(...(slugs.get(name) ?? [...slugs.values()].flat())).map((slug) => ({ slug }))

const anyValue = ({ name, type }: GraphQLInputField, slugs: Slugs): fc.Arbitrary<unknown> => {
  const named = getNamedType(type)
  if (isEnumType(named)) return fc.subarray(named.getValues().map((value) => value.name))
  const value = named.name === 'Ref' ? refTo(name, slugs) : simple.get(named.name)
  if (!value) throw new RangeError(`no values of the type ${named.name} are known`)
  return isListType(type) ? fc.array(value, { maxLength: 2 }) : value
}

/** Filters of a type with one or two fields, and now and then a `not`. */
export const randomFilter = (type: string, slugs: Slugs): fc.Arbitrary<object> => {
  const fields = Object.values(assertInputObjectType(schema.getType(type)).getFields())
  const one = fc
    .constantFrom(...fields.filter(({ name }) => name !== 'not'))
    .chain((field) => anyValue(field, slugs).map((value): object => ({ [field.name]: value })))
  return fc.oneof(
    { weight: 3, arbitrary: one },
    { weight: 1, arbitrary: fc.tuple(one, one).map(([a, b]) => ({ ...a, ...b })) },
    { weight: 2, arbitrary: one.map((not) => ({ not })) },
  )
}
