import fc from 'fast-check'
import {
  type DocumentNode,
  type GraphQLInputType,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  parse,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql'
import { schema } from '../../../src/schema.ts'
import { type Choices, createChoices, numbersEnd } from './choices.ts'
import type { Material } from './material.ts'
import { createValues, type MakeValue } from './values.ts'

/** What the examples' variables of other names than their types' name. */
const types: Readonly<Record<string, string>> = { one: 'Person', other: 'Person', visit: 'Meeting' }

const operationOf = (document: DocumentNode) =>
  document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  )

const typeNamed = (name: string) => types[name] ?? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`

const makeGiven = (choices: Choices, material: Material, makeValue: MakeValue, definition: VariableDefinitionNode) => {
  const name = definition.variable.name.value
  const type = typeFromAST(schema, definition.type as never) as GraphQLInputType
  if (name.startsWith('after'))
    return choices.from(choices.from([...material.cursors.values()].filter((each) => each[0])))
  if (name === 'first') return choices.below(8) + 1
  const isSlug = getNamedType(type).name === 'String' && !['name', 'day'].includes(name)
  const owner = name === 'from' || name === 'to' ? 'Person' : typeNamed(name)
  return makeValue(type, isSlug ? { name: 'slug', owner } : { name, owner: '' })
}

/** Variables for an operation that was written by hand: some of them, each of its type and mostly of what it names. */
export const randomVariables = (operation: string, material: Material): fc.Arbitrary<object> => {
  const definitions = operationOf(parse(operation))?.variableDefinitions ?? []
  const numbers = fc.noBias(fc.array(fc.nat({ max: numbersEnd - 1 }), { maxLength: 60, size: 'max' }))
  return numbers.map((given) => {
    const choices = createChoices()
    choices.turnTo(given)
    const makeValue = createValues(material, choices)
    const entries = definitions.flatMap((definition) => {
      const { value: name } = definition.variable.name
      // A cursor is seldom one of the list that it is given to.
      if (!choices.chance(name.startsWith('after') ? 8 : 60)) return []
      return [[name, makeGiven(choices, material, makeValue, definition)] as const]
    })
    return Object.fromEntries(entries)
  })
}
