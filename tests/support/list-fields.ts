import {
  assertEnumType,
  assertInputObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
} from 'graphql'
import { expect } from 'vitest'
import { schema } from '../../src/schema.ts'
import type { TestDatabase } from './database.ts'
import { type Answer, ask } from './execute.ts'
import type { ListPage, PageArguments } from './walk.ts'

/** A field of the schema that lists rows, as names alone: a property that fails prints it. */
export interface ListField {
  /** The type that has it: Query at the root. */
  readonly parent: string
  readonly name: string
  /** The type of its argument `filter`. */
  readonly filter: string
  /** The type of its argument `orderBy`. */
  readonly order: string
  /** The type of its pages: `PersonConnection`. */
  readonly page: string
}

/** A list: a field, and beneath a type its parent's global id. */
export interface List extends ListField {
  readonly parentId?: string
}

export interface OrderChoice {
  readonly field: string
  readonly direction: 'ASC' | 'DESC'
}

/** All that a list can be ordered by, each in both directions. */
export const orderChoices = ({ order }: ListField): OrderChoice[] => {
  const field = getNamedType(assertInputObjectType(schema.getType(order)).getFields().field?.type)
  return assertEnumType(field)
    .getValues()
    .flatMap(({ name }) => (['ASC', 'DESC'] as const).map((direction) => ({ field: name, direction })))
}

const toListField = (parent: GraphQLObjectType, { name, args, type }: GraphQLField<unknown, unknown>): ListField[] => {
  const typeOf = (argument: string) => getNamedType(args.find((each) => each.name === argument)?.type)?.name
  const [filter, order] = [typeOf('filter'), typeOf('orderBy')]
  return filter && order ? [{ parent: parent.name, name, filter, order, page: getNamedType(type).name }] : []
}

/** Whether a list can be reached in one step: at the root, or beneath what has an id. */
const isAtHand = (type: GraphQLObjectType) =>
  type === schema.getQueryType() || type.getInterfaces().some(({ name }) => name === 'Node')

/** Every field that can be filtered and ordered, at the root and beneath what has an id. */
export const listFields: readonly ListField[] = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(isAtHand)
  .flatMap((type) => Object.values(type.getFields()).flatMap((field) => toListField(type, field)))

export interface ListArguments extends PageArguments {
  filter?: object | undefined
  orderBy?: OrderChoice | undefined
}

/** Asks a list for a page. */
export const askList = async (kb: TestDatabase, list: List, args: ListArguments): Promise<Answer> => {
  const { parent, parentId, name, filter, order } = list
  const field = `list: ${name}(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } }`
  const variables = `$first: Int, $after: String, $last: Int, $before: String, $filter: ${filter}, $orderBy: ${order}`
  return parentId === undefined
    ? ask(kb, `query (${variables}) { ${field} }`, args)
    : ask(kb, `query ($id: ID!, ${variables}) { parent: node(id: $id) { ... on ${parent} { ${field} } } }`, {
        ...args,
        id: parentId,
      })
}

/** The same where it must be answered; the page's cursors must be those of its first and last row. */
export const getPage = async (kb: TestDatabase, list: List, args: ListArguments): Promise<ListPage> => {
  const { data, errors } = await askList(kb, list, args)
  expect(errors).toBeUndefined()
  const page: ListPage = (data.parent ?? data).list
  const { startCursor, endCursor } = page.pageInfo
  expect([startCursor, endCursor]).toEqual([page.edges[0]?.cursor ?? null, page.edges.at(-1)?.cursor ?? null])
  return page
}
