import {
  type GraphQLInputType,
  GraphQLNonNull,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  parseType,
  type ValueNode,
  type VariableDefinitionNode,
  type VariableNode,
} from 'graphql'
import { schema } from '../../../src/schema.ts'
import { type Choices, weighted } from './choices.ts'
import { constantNode, literalNode, nameNode } from './nodes.ts'
import type { MakeValue, Spot } from './values.ts'

/** How a variable is declared, and what it is given each of the two times that its operation is asked: undefined is nothing. */
interface Declared {
  readonly type: GraphQLInputType
  readonly standard?: unknown
  readonly given: readonly [unknown, unknown]
}

interface Variable extends Declared {
  readonly name: string
  readonly spot: Spot
}

/** A value to be written. */
export interface Writable {
  readonly type: GraphQLInputType
  readonly spot: Spot
  /** Makes the value, and another one for the second time. */
  readonly make: () => unknown
  /** Whether it must not be left out, nor be null. */
  readonly isNeeded?: boolean
}

/** Writes the values of one operation: as literals, as variables, or as literals with variables within. */
export interface Writer {
  write(writable: Writable): ValueNode
  definitions(): VariableDefinitionNode[]
  /** The variables for each of the two times. */
  given(): readonly [object, object]
}

type Form = (type: GraphQLInputType, value: unknown, other: unknown) => Declared

const given: Form = (type, value, other) => ({ type, given: [value, other] })
const byDefault: Form = (type, value, other) => ({ type, standard: value, given: [undefined, other] })
const overridden: Form = (type, value, other) => ({ type, standard: value, given: [other, undefined] })
const strict: Form = (type, value, other) => ({
  type: new GraphQLNonNull(getNullableType(type)),
  given: [value, other],
})
const absent: Form = (type, value) => ({ type, given: [undefined, value] })
const explicitNull: Form = (type, value) => ({ type, given: [null, value] })
const nullByDefault: Form = (type, value) => ({ type, standard: null, given: [undefined, value] })
/** A type that allows null where none is allowed: the default makes it valid, and a null given is an error. */
const loose: Form = (type, value, other) => ({ type: getNullableType(type), standard: value, given: [other, null] })
const wrongValues: readonly unknown[] = ['NOPE', -1, 2 ** 31, 1.5, true, {}, [[null]], ['x', null]]

/** The one field of such a type must have a value, even where its own type does not say so. */
const isInOneOf = ({ owner }: Spot): boolean => {
  const type = schema.getType(owner)
  return isInputObjectType(type) && type.isOneOf
}

const formsOf = ({ type, spot, isNeeded }: Writable): readonly (readonly [number, Form])[] => {
  const always = [
    [50, given],
    [30, byDefault],
    [20, overridden],
    [15, strict],
  ] as const
  if (isInOneOf(spot)) return always
  if (isNonNullType(type)) return [...always, [2, loose], [1, absent]]
  return isNeeded ? always : [...always, [10, absent], [10, explicitNull], [5, nullByDefault]]
}

/** What a list is asked for is good for it alone: another one may not take as many rows, or the cursor. */
const ofPages: ReadonlySet<string> = new Set(['first', 'last', 'after', 'before'])

const definitionNode = ({ name, type, standard, spot }: Variable): VariableDefinitionNode => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable: { kind: Kind.VARIABLE, name: nameNode(name) },
  type: parseType(String(type)),
  ...(standard !== undefined && { defaultValue: constantNode(standard, type, spot) }),
})

/** One value serves as a list of one. */
const unwrap = (choices: Choices, type: GraphQLInputType, value: unknown): unknown =>
  isListType(getNullableType(type)) && Array.isArray(value) && value.length === 1 && choices.chance(30)
    ? value[0]
    : value

export const createWriter = (choices: Choices, makeValue: MakeValue): Writer => {
  const variables: Variable[] = []

  const declare = (writable: Writable, value: unknown): Variable => {
    const { type, spot, make } = writable
    const same = variables.filter((each) => String(each.type) === String(type) && each.spot.name === spot.name)
    if (!ofPages.has(spot.name) && same.length > 0 && choices.chance(40)) return choices.from(same)
    const declared = weighted(choices, formsOf(writable))(type, value, unwrap(choices, type, make()))
    const isWrong = choices.chance(1)
    const wrong = isWrong && { given: [choices.from(wrongValues), declared.given[1]] as const }
    const variable = { ...declared, ...wrong, name: `v${variables.length + 1}`, spot }
    variables.push(variable)
    return variable
  }

  const write = (writable: Writable, value: unknown): ValueNode => {
    if (!choices.chance(20)) return literalNode(value, writable.type, writable.spot, writeWithin)
    return { kind: Kind.VARIABLE, name: nameNode(declare(writable, value).name) } satisfies VariableNode
  }

  const writeWithin = (value: unknown, within: GraphQLInputType, spot: Spot): ValueNode => {
    const type = isInOneOf(spot) ? new GraphQLNonNull(getNullableType(within)) : within
    return write({ type, spot, make: () => makeValue(type, spot) }, value)
  }

  const givenAt = (time: 0 | 1): object =>
    Object.fromEntries(variables.flatMap(({ name, given }) => (given[time] === undefined ? [] : [[name, given[time]]])))

  return {
    write: (writable) => write(writable, unwrap(choices, writable.type, writable.make())),
    definitions: () => variables.map(definitionNode),
    given: () => [givenAt(0), givenAt(1)],
  }
}
