import fc from 'fast-check'
import { type DocumentNode, GraphQLNonNull, type GraphQLScalarType, Kind, OperationTypeNode, print } from 'graphql'
import { schema } from '../../src/schema.ts'
import { createChoices, numbersEnd } from './random-operations/choices.ts'
import type { Material } from './random-operations/material.ts'
import { argumentNode, directiveNode, nameNode, selectionSetNode } from './random-operations/nodes.ts'
import { createSelections, type Plan } from './random-operations/selections.ts'
import { separateKeys } from './random-operations/separate-keys.ts'
import { createValues } from './random-operations/values.ts'
import { createWriter } from './random-operations/variables.ts'

/** One document, and what is asked with it: several times, since what is kept of it from the first time must serve the others. */
export interface RandomDocument {
  readonly query: string
  readonly requests: readonly RandomRequest[]
}

/** The rest of a request's body. */
export interface RandomRequest {
  readonly operationName?: string
  readonly variables: object
}

const numbers = (maxLength: number) => fc.noBias(fc.array(fc.nat({ max: numbersEnd - 1 }), { maxLength, size: 'max' }))

/** How many selections there are at most beneath one, by depth. */
const widths = [4, 3, 3, 3, 3, 2, 2] as const

const plansFrom = (depth: number): fc.Arbitrary<Plan[]> => {
  const width = widths[depth]
  if (width === undefined) return fc.constant([])
  return fc.noBias(
    fc.array(fc.record({ numbers: numbers(30), beneath: plansFrom(depth + 1) }), {
      minLength: depth === 0 ? 1 : 0,
      maxLength: width,
      size: 'max',
    }),
  )
}

interface OperationPlan {
  readonly numbers: readonly number[]
  readonly plans: readonly Plan[]
}

const operationPlan: fc.Arbitrary<OperationPlan> = fc.record({ numbers: numbers(10), plans: plansFrom(0) })

/** Now and then there is one; a document that fails shrinks to one that has none. */
const secondOperation: fc.Arbitrary<readonly OperationPlan[]> = fc.oneof(
  { withCrossShrink: true },
  { weight: 9, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.tuple(operationPlan) },
)

const queryType = schema.getQueryType()
const dateType = new GraphQLNonNull(schema.getType('Date') as GraphQLScalarType)

/** An operation with the fragments that it uses; the index tells it from others in the same document. */
const makeOperation = (material: Material, { numbers, plans }: OperationPlan, index: number, isNamed: boolean) => {
  if (!queryType) throw new RangeError('there is nothing to query')
  const choices = createChoices()
  const makeValue = createValues(material, choices)
  const writer = createWriter(choices, makeValue)
  const { selectAll, fragments } = createSelections({ choices, material, makeValue, writer }, `F${index}_`)
  const selections = selectAll(plans, { type: queryType, rows: 1 })
  choices.turnTo(numbers)
  const name = isNamed || choices.chance(30) ? `Operation${index}` : undefined
  const spot = { name: 'date', owner: '' }
  const day = () => writer.write({ type: dateType, spot, make: () => makeValue(dateType, spot) })
  const directives = choices.chance(20) ? [directiveNode('asOf', argumentNode('date', day()))] : []
  const definition = {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    ...(name && { name: nameNode(name) }),
    variableDefinitions: writer.definitions(),
    directives,
    selectionSet: selectionSetNode(selections),
  } as const
  const [first, second] = writer.given()
  const times = JSON.stringify(first) === JSON.stringify(second) ? [first] : [first, second]
  const requests = times.map((variables): RandomRequest => ({ ...(name && { operationName: name }), variables }))
  return { definitions: [definition, ...fragments()], requests }
}

const makeDocument = (material: Material, plans: readonly OperationPlan[]): RandomDocument => {
  const operations = plans.map((plan, index) => makeOperation(material, plan, index, plans.length > 1))
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: operations.flatMap(({ definitions }) => definitions),
  }
  return { query: print(separateKeys(document)), requests: operations.flatMap(({ requests }) => requests) }
}

/** How fast-check prints it: as one would paste it into GraphiQL. */
const toText = ({ query, requests }: RandomDocument): string =>
  `\n${query}\n\n${requests.map((request) => JSON.stringify(request)).join('\n')}\n`

/**
 * Valid documents with queries at random, made of the schema as it is: fields, arguments, variables, fragments and directives.
 * Their answers are small. One that fails shrinks to a smaller one: each part of it is made of numbers of its own.
 */
export const randomDocuments = (material: Material): fc.Arbitrary<RandomDocument> =>
  fc.tuple(operationPlan, secondOperation).map(([first, others]) => {
    const document = makeDocument(material, [first, ...others])
    return Object.assign(document, { [fc.toStringMethod]: () => toText(document) })
  })
