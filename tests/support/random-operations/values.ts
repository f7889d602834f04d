import { encodeGlobalID } from '@pothos/plugin-relay'
import {
  assertInputType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import { schema } from '../../../src/schema.ts'
import type { Choices } from './choices.ts'
import type { Material } from './material.ts'

/** Where a value stands: an argument, or a field within one. */
export interface Spot {
  /** The argument's or the input field's name. */
  readonly name: string
  /** An input field's type that has it; of an argument, the type of what its field gives. */
  readonly owner: string
}

/** Makes a value that a type takes, in the form that JSON has of it. */
export type MakeValue = (type: GraphQLInputType, spot: Spot) => unknown

const unknownId = '00000000-0000-4000-8000-000000000000'

/** The type of what an argument or a field of a filter names, where it is not the name itself. */
const namedTypes: Readonly<Record<string, string>> = {
  from: 'Person',
  to: 'Person',
  speaker: 'Person',
  participants: 'Person',
  publisher: 'Organization',
  credits: 'Organization',
  organizations: 'Organization',
  parent: 'Organization',
  country: 'Place',
  side: 'Place',
  broader: 'Issue',
}

const typeNamed = ({ name, owner }: Spot): string => {
  if (name === 'partOf') return owner.replace('Filter', '')
  return namedTypes[name] ?? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
}

const anyText = (choices: Choices, { texts }: Material): string => {
  const text = choices.from(texts)
  return choices.chance(15) ? choices.from(['', ' ', '"', '%_\\', '\u0000', 'é🕊', `${text} or ${text}`]) : text
}

/** Mostly of the type that is meant; now and then of another one, of nothing, or no id at all. */
const anyId = (choices: Choices, { ids }: Material, type: string | undefined): string => {
  const ofType = ids.get(type ?? choices.from([...ids.keys()])) ?? []
  if (ofType.length > 0 && !choices.chance(6)) return choices.from(ofType)
  const other = choices.from([...ids.keys()])
  const wrong = [
    encodeGlobalID(type ?? other, unknownId),
    ids.get(other)?.[0] ?? '',
    encodeGlobalID('Treaty', unknownId),
    '5',
    '',
  ]
  return choices.from(wrong)
}

const anySlug = (choices: Choices, { slugs }: Material, type: string): string => {
  const ofType = slugs.get(type.toLowerCase()) ?? []
  return ofType.length === 0 || choices.chance(5) ? choices.from(['nobody', 'No slug', '']) : choices.from(ofType)
}

const anyString = (choices: Choices, material: Material, spot: Spot): string => {
  if (spot.name === 'slug') return anySlug(choices, material, spot.owner)
  if (spot.name === 'language') return choices.from(['en', 'de', ''])
  if (spot.owner === '__Type') return choices.from([...Object.keys(schema.getTypeMap()), 'Treaty'])
  return anyText(choices, material)
}

const anyInt = (choices: Choices, { name }: Spot): number => {
  if (name === 'maxHops') return choices.chance(5) ? choices.from([0, 11, -1]) : choices.below(5) + 1
  return choices.below(4)
}

/** Names its thing by slug or by id. */
const anyRef = (choices: Choices, material: Material, spot: Spot) => {
  const type = typeNamed(spot)
  return choices.chance(40) ? { id: anyId(choices, material, type) } : { slug: anySlug(choices, material, type) }
}

const anyInstant = (choices: Choices, day: string): string =>
  `${day}T${choices.from(['00:00:00Z', '12:00:00.001Z', '23:59:59+02:00'])}`

const isNeeded = ({ type, defaultValue }: GraphQLInputField) => isNonNullType(type) && defaultValue === undefined

/** All fields that an input type needs, and one or two others; most of all filters are of one level. */
const chosenFields = (choices: Choices, type: GraphQLInputObjectType, depth: number): GraphQLInputField[] => {
  const fields = Object.values(type.getFields())
  const others = fields.filter((field) => !isNeeded(field) && (field.name !== 'not' || depth < 2))
  const count = others.length === 0 ? 0 : choices.from([1, 1, 2, 3, 0])
  const chosen = new Set(Array.from({ length: count }, () => choices.from(others)))
  return fields.filter((field) => isNeeded(field) || chosen.has(field))
}

type MakeScalar = (choices: Choices, material: Material, spot: Spot) => unknown

/** Nothing is listed here but what a scalar or a Ref can be made of. */
const scalars: ReadonlyMap<string, MakeScalar> = new Map<string, MakeScalar>([
  ['Boolean', (choices) => choices.chance(50)],
  ['Date', (choices, { days }) => choices.from(days)],
  ['DateTime', (choices, { days }) => anyInstant(choices, choices.from(days))],
  ['ID', (choices, material, { owner }) => anyId(choices, material, material.ids.has(owner) ? owner : undefined)],
  ['Int', (choices, _material, spot) => anyInt(choices, spot)],
  ['Ref', anyRef],
  ['String', anyString],
])

/** Values for the arguments of any field, and for what these hold. */
export const createValues = (material: Material, choices: Choices): MakeValue => {
  const makeObject = (type: GraphQLInputObjectType, depth: number) =>
    Object.fromEntries(
      chosenFields(choices, type, depth).map((field) => {
        const isNull = !isNonNullType(field.type) && choices.chance(4)
        return [field.name, isNull ? null : make(field.type, { name: field.name, owner: type.name }, depth + 1)]
      }),
    )

  const make = (type: GraphQLInputType, spot: Spot, depth = 0): unknown => {
    if (isNonNullType(type)) return make(type.ofType, spot, depth)
    if (isListType(type))
      return Array.from({ length: choices.from([1, 2, 3, 0]) }, () => make(type.ofType, spot, depth))
    if (isEnumType(type)) return choices.from(type.getValues()).name
    const scalar = scalars.get(type.name)
    if (scalar) return scalar(choices, material, spot)
    if (isInputObjectType(type)) return makeObject(type, depth)
    throw new RangeError(`no values of the type ${assertInputType(type)} are known`)
  }
  return make
}
