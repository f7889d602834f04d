import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLBoolean,
  type GraphQLCompositeType,
  GraphQLNonNull,
  getNamedType,
  Kind,
  type SelectionNode,
} from 'graphql'
import { anyAlias } from './aliases.ts'
import { type Pen, rowsOf, writeArguments } from './arguments.ts'
import { weighted } from './choices.ts'
import { type AnyField, fieldsOf, isComposite, overlapping } from './fields.ts'
import { argumentNode, directiveNode, fieldNode, nameNode, selectionSetNode, typeNode } from './nodes.ts'

/** What one selection is made of: numbers to choose by, and what is selected beneath it. */
export interface Plan {
  readonly numbers: readonly number[]
  readonly beneath: readonly Plan[]
}

interface NamedFragment {
  readonly definition: FragmentDefinitionNode
  readonly on: GraphQLCompositeType
  /** How many rows it was made for. */
  readonly rows: number
}

/** Where a selection stands: on which type, and in about how many rows. */
interface Place {
  readonly type: GraphQLCompositeType
  readonly rows: number
}

/** The most rows of one list, counted with those of all lists above it: an answer is to stay small. */
const mostRows = 60

const anyDirectives = ({ choices, makeValue, writer }: Pen): DirectiveNode[] => {
  const names = weighted(choices, [
    [88, []],
    [5, ['include']],
    [4, ['skip']],
    [3, ['skip', 'include']],
  ] as const)
  const type = new GraphQLNonNull(GraphQLBoolean)
  const spot = { name: 'if', owner: '' }
  return names.map((name) =>
    directiveNode(name, argumentNode('if', writer.write({ type, spot, make: () => makeValue(type, spot) }))),
  )
}

/** Makes the selections of one operation, and the fragments that these use. */
export const createSelections = (pen: Pen, prefix: string) => {
  const { choices } = pen
  const fragments: NamedFragment[] = []

  /** All that stands between two braces: never nothing. */
  const selectAll = (plans: readonly Plan[], place: Place): SelectionNode[] => {
    const plain: Plan = { numbers: [], beneath: [] }
    return (plans.length === 0 ? [plain] : plans).flatMap((plan) => select(plan, place))
  }

  const select = (plan: Plan, place: Place): SelectionNode[] => {
    choices.turnTo(plan.numbers)
    const fields = fieldsOf(choices, place, plan.beneath.length > 0)
    const ways = [
      [fields.length === 0 ? 0 : 80, selectField],
      [3, selectTypename],
      [8, selectInline],
      [8, selectNamed],
      [4, selectAgain],
    ] as const
    return weighted(choices, ways)(plan, place, fields)
  }

  const selectTypename = (): SelectionNode[] => [{ ...fieldNode('__typename'), ...alias('__typename') }]

  const alias = (name: string) => {
    const chosen = anyAlias(choices, name)
    return chosen === null ? {} : { alias: nameNode(chosen) }
  }

  const selectField = ({ beneath }: Plan, { type, rows }: Place, fields: readonly AnyField[]): SelectionNode[] => {
    const field = choices.from(fields)
    const written = writeArguments(pen, type.name, field, Math.max(1, Math.floor(mostRows / rows)))
    const node: FieldNode = {
      ...fieldNode(field.name),
      ...alias(field.name),
      arguments: written,
      directives: anyDirectives(pen),
    }
    const target = getNamedType(field.type)
    if (!isComposite(target)) return [node]
    const place = { type: target, rows: rows * rowsOf(field, written, Math.floor(mostRows / rows)) }
    return selectBeneath(node, beneath, place)
  }

  /** Edges are mostly passed through at once; and one field may stand there twice, each time with a part of what is asked. */
  const selectBeneath = (node: FieldNode, beneath: readonly Plan[], place: Place): FieldNode[] => {
    const row = node.name.value === 'edges' && choices.chance(60) ? rowField(place.type) : undefined
    const isTwice = beneath.length > 1 && choices.chance(10)
    const parts = isTwice ? [beneath.slice(0, 1), beneath.slice(1)] : [beneath]
    return parts.map((part) => {
      const selections = row ? [fieldNode('node', selectAll(part, { ...place, type: row }))] : selectAll(part, place)
      return { ...node, selectionSet: selectionSetNode(selections) }
    })
  }

  const rowField = (type: GraphQLCompositeType): GraphQLCompositeType | undefined => {
    const row = 'getFields' in type ? getNamedType(type.getFields().node?.type) : undefined
    return row && isComposite(row) ? row : undefined
  }

  const selectInline = ({ beneath }: Plan, place: Place): SelectionNode[] => {
    const on = choices.chance(80) ? choices.from(overlapping(place.type)) : null
    const directives = anyDirectives(pen)
    const selections = selectAll(beneath, { ...place, type: on ?? place.type })
    const condition = on && { typeCondition: typeNode(on.name) }
    return [{ kind: Kind.INLINE_FRAGMENT, ...condition, directives, selectionSet: selectionSetNode(selections) }]
  }

  const spread = (name: string, directives: readonly DirectiveNode[]): SelectionNode => ({
    kind: Kind.FRAGMENT_SPREAD,
    name: nameNode(name),
    directives,
  })

  const selectNamed = ({ beneath }: Plan, place: Place): SelectionNode[] => {
    const on = choices.from(overlapping(place.type))
    const directives = anyDirectives(pen)
    const selections = selectAll(beneath, { ...place, type: on })
    const name = `${prefix}${fragments.length + 1}`
    const definition: FragmentDefinitionNode = {
      kind: Kind.FRAGMENT_DEFINITION,
      name: nameNode(name),
      typeCondition: typeNode(on.name),
      selectionSet: selectionSetNode(selections),
    }
    fragments.push({ definition, on, rows: place.rows })
    return [spread(name, directives)]
  }

  /** A fragment that is finished, and so cannot hold itself; where none fits, a new one. */
  const selectAgain = (plan: Plan, place: Place): SelectionNode[] => {
    const types = overlapping(place.type)
    const fitting = fragments.filter(({ on, rows }) => types.includes(on) && place.rows <= rows)
    if (fitting.length === 0) return selectNamed(plan, place)
    return [spread(choices.from(fitting).definition.name.value, anyDirectives(pen))]
  }

  return { selectAll, fragments: () => fragments.map(({ definition }) => definition) }
}
