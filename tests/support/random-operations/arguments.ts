import {
  type ArgumentNode,
  type GraphQLArgument,
  getNamedType,
  getNullableType,
  isIntrospectionType,
  isListType,
  isNonNullType,
} from 'graphql'
import type { OrderChoice } from '../list-fields.ts'
import type { Choices } from './choices.ts'
import type { AnyField } from './fields.ts'
import type { Material } from './material.ts'
import { argumentNode } from './nodes.ts'
import { choosePageArguments, makePageArgument, type PagedList } from './page-arguments.ts'
import type { MakeValue, Spot } from './values.ts'
import type { Writer } from './variables.ts'

/** What values are made of and written with, in one operation. */
export interface Pen {
  readonly choices: Choices
  readonly material: Material
  readonly makeValue: MakeValue
  readonly writer: Writer
}

const isPaged = ({ args }: AnyField) => args.some(({ name }) => name === 'after')

const pageArguments: ReadonlySet<string> = new Set(['first', 'last', 'after', 'before'])

/** The spot of an argument knows what its field gives: `Query.person(slug:)` wants a person's. */
const spotOf = (field: AnyField, { name }: GraphQLArgument): Spot => ({ name, owner: getNamedType(field.type).name })

/** All that is needed, and some of the others. */
const writeOthers = ({ choices, makeValue, writer }: Pen, field: AnyField) => {
  let order: unknown
  const written: ArgumentNode[] = []
  for (const argument of field.args.filter(({ name }) => !pageArguments.has(name))) {
    const { name, type, defaultValue } = argument
    const isNeeded = isNonNullType(type) && defaultValue === undefined
    if (!isNeeded && !choices.chance(25)) continue
    const spot = spotOf(field, argument)
    const make = () => {
      const value = !isNonNullType(type) && choices.chance(5) ? null : makeValue(type, spot)
      // What a variable holds the second time may be another order, whose cursors are others too.
      if (name === 'orderBy') order ??= value
      return value
    }
    written.push(argumentNode(name, writer.write({ type, spot, make })))
  }
  return { written, order: order as Partial<OrderChoice> | null | undefined }
}

const writePage = ({ choices, material, writer }: Pen, field: AnyField, list: PagedList): ArgumentNode[] =>
  choosePageArguments(choices, list).flatMap((name) => {
    const argument = field.args.find((each) => each.name === name)
    if (!argument) return []
    const make = () => makePageArgument(choices, material, list, name)
    const spot = spotOf(field, argument)
    return [argumentNode(name, writer.write({ type: argument.type, spot, make, isNeeded: list.most < 20 }))]
  })

/** The arguments of a field; a page of it has no more rows than `most`. */
export const writeArguments = (pen: Pen, parent: string, field: AnyField, most: number): readonly ArgumentNode[] => {
  const { written, order } = writeOthers(pen, field)
  if (!isPaged(field)) return written
  const page = getNamedType(field.type).name
  const chosen = order?.field && { order: { field: order.field, direction: order.direction ?? 'ASC' } }
  return [...written, ...writePage(pen, field, { list: `${parent}.${field.name}`, page, most, ...chosen })]
}

/** Lists without pages are short by nature, but those of introspection. */
const shortList = ({ type }: AnyField): number => (isIntrospectionType(getNamedType(type)) ? 20 : 4)

/** About how many rows a field has at most beneath each of its parents. */
export const rowsOf = (field: AnyField, written: readonly ArgumentNode[], most: number): number => {
  if (!isPaged(field)) return isListType(getNullableType(field.type)) && field.name !== 'edges' ? shortList(field) : 1
  const isSized = written.some(({ name }) => name.value === 'first' || name.value === 'last')
  return isSized ? Math.max(1, Math.min(most, 5)) : 20
}
