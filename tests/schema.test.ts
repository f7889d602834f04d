import { readFileSync } from 'node:fs'
import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  printSchema,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { schema } from '../src/schema.ts'

const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
)

type Member = { at: string; field: GraphQLField<unknown, unknown>; type: GraphQLNamedType }

const fields: Member[] = types
  .filter((type) => isObjectType(type) || isInterfaceType(type))
  .flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({ at: `${type.name}.${field.name}`, field, type })),
  )

const isConnection = ({ field }: Member) => getNamedType(field.type).name.endsWith('Connection')

/** The members of which a rule does not hold, by name. */
const breaking = (members: Member[], holds: (member: Member) => boolean) =>
  members.filter((member) => !holds(member)).map(({ at }) => at)

describe('the public schema', () => {
  test('is committed as it is', () => {
    expect(readFileSync('src/schema.graphql', 'utf8')).toBe(`${printSchema(schema)}\n`)
  })

  test('describes every type, field, argument and enum value', () => {
    const silent = [
      ...types.map((type) => [type.name, type] as const),
      ...fields.map(({ at, field }) => [at, field] as const),
      ...fields.flatMap(({ at, field }) => field.args.map((arg) => [`${at}(${arg.name})`, arg] as const)),
      ...types
        .filter(isEnumType)
        .flatMap((type) => type.getValues().map((value) => [`${type.name}.${value.name}`, value] as const)),
      ...types
        .filter(isInputObjectType)
        .flatMap((type) =>
          Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const),
        ),
    ].filter(([, element]) => !element.description)
    expect(silent.map(([name]) => name)).toEqual([])
  })

  test('names no field after a foreign key, a getter or a list', () => {
    expect(breaking(fields, ({ field }) => !/(.Id|Ids)$|^get[A-Z]|List$/.test(field.name))).toEqual([])
  })

  test('gives each connection both directions, edges, pageInfo and totalCount', () => {
    const connections = fields.filter(isConnection)
    expect(connections.length).toBeGreaterThan(30)
    const pagingArgs = ['after', 'before', 'first', 'last']
    expect(
      breaking(connections, ({ field }) => pagingArgs.every((name) => field.args.some((arg) => arg.name === name))),
    ).toEqual([])
    const connectionTypes = types.filter((type) => isObjectType(type) && type.name.endsWith('Connection'))
    const shapes = connectionTypes.map((type) => isObjectType(type) && Object.keys(type.getFields()).sort().join())
    expect(new Set(shapes)).toEqual(new Set(['edges,pageInfo,totalCount']))
  })

  test('has no null in lists, and no nullable list, id, edge or node', () => {
    const lists = fields.filter(({ at, field }) => at !== 'Query.nodes' && String(field.type).includes('['))
    const isWhole = ({ field }: Member) =>
      isNonNullType(field.type) && isListType(field.type.ofType) && isNonNullType(field.type.ofType.ofType)
    expect(breaking(lists, isWhole)).toEqual([])
    const owned = fields.filter(
      ({ at, field }) => field.name === 'id' || (field.name === 'node' && at !== 'Query.node'),
    )
    expect(breaking(owned, ({ field }) => isNonNullType(field.type))).toEqual([])
  })

  test('has plain lists only of what is bounded by nature', () => {
    const plain = fields.filter(
      ({ at, field, type }) =>
        String(field.type).includes('[') && !type.name.endsWith('Connection') && at !== 'Query.nodes',
    )
    expect(plain.map(({ at }) => at).sort()).toEqual([
      'Chain.hops',
      'ChainHop.participations',
      'Entity.aliases',
      'Issue.aliases',
      'Issue.sides',
      'Meeting.agenda',
      'Meeting.aliases',
      'Meeting.participations',
      'Meeting.parts',
      'Meeting.places',
      'Meeting.reports',
      'MeetingReport.contradictedBy',
      'MeetingReport.places',
      'Organization.aliases',
      'Person.aliases',
      'Person.positions',
      'Place.aliases',
      'SearchResult.highlights',
    ])
  })

  test('can be asked from every entity for every other one', () => {
    expect(
      types
        .filter(isInterfaceType)
        .map((type) => type.name)
        .sort(),
    ).toEqual(['Entity', 'Fact', 'Node'])
    const lookups = Object.keys(schema.getQueryType()?.getFields() ?? {}).sort()
    expect(lookups).toEqual([
      'article',
      'articles',
      'chain',
      'facts',
      'issue',
      'issues',
      'meeting',
      'meetings',
      'node',
      'nodes',
      'organization',
      'organizations',
      'person',
      'persons',
      'place',
      'places',
      'search',
      'statements',
      'statistics',
    ])
  })
})
