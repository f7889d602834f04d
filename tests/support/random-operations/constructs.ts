import {
  type ASTNode,
  type DirectiveNode,
  isAbstractType,
  isObjectType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { schema } from '../../../src/schema.ts'
import type { RandomDocument } from '../random-operations.ts'

/** What random documents are to have, each sooner or later: what the compiled executor could do otherwise than the resolvers. */
export const constructs = [
  'alias',
  'several operations',
  'fragment spread',
  'fragment on an interface or union',
  'fragment of one type within an interface or union',
  '__typename',
  '@asOf of a literal',
  '@asOf of a variable',
  '@skip of a variable',
  '@include of a variable',
  '@skip of a literal',
  '@include of a literal',
  'directive on a fragment',
  'variable with a default',
  'variable that is null by default',
  'variable that is not given',
  'variable that is null',
  'variable within an object or a list',
  'argument that is null',
  'enum',
  'list',
  'object',
  'first',
  'last',
  'after',
  'before',
  'orderBy',
  'filter',
] as const

type Construct = (typeof constructs)[number]

/** Every field of the schema that can be asked for, as `Person.name`. */
export const allFields = (): string[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap((type) =>
      isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
    )

const byDirective = ({ name, arguments: args = [] }: DirectiveNode): Construct | null => {
  const value = args.some((argument) => argument.value.kind === Kind.VARIABLE) ? 'a variable' : 'a literal'
  return name.value === 'asOf' || name.value === 'skip' || name.value === 'include'
    ? `@${name.value} of ${value}`
    : null
}

const argumentNames: ReadonlySet<string> = new Set(['first', 'last', 'after', 'before', 'orderBy', 'filter'])

interface Place {
  readonly info: TypeInfo
  /** The kinds of the nodes above. */
  readonly within: ReadonlySet<string>
}

type Found = readonly (Construct | false | null | undefined)[]

/** What a node of each kind is, or has. */
const byKind: { readonly [K in ASTNode['kind']]?: (node: Extract<ASTNode, { kind: K }>, place: Place) => Found } = {
  [Kind.FIELD]: ({ alias, name }) => [alias && 'alias', name.value === '__typename' && '__typename'],
  [Kind.FRAGMENT_SPREAD]: ({ directives }) => [
    'fragment spread',
    (directives?.length ?? 0) > 0 && 'directive on a fragment',
  ],
  [Kind.INLINE_FRAGMENT]: (_node, { info }) => {
    if (isAbstractType(info.getType())) return ['fragment on an interface or union']
    return [isAbstractType(info.getParentType()) && 'fragment of one type within an interface or union']
  },
  [Kind.DIRECTIVE]: (node) => [byDirective(node)],
  [Kind.VARIABLE_DEFINITION]: ({ defaultValue }) => [
    defaultValue && 'variable with a default',
    defaultValue?.kind === Kind.NULL && 'variable that is null by default',
  ],
  [Kind.VARIABLE]: (_node, { within }) => [
    (within.has(Kind.OBJECT) || within.has(Kind.LIST)) && 'variable within an object or a list',
  ],
  [Kind.ARGUMENT]: ({ name }) => [argumentNames.has(name.value) && (name.value as Construct)],
  [Kind.NULL]: (_node, { within }) => [within.has(Kind.ARGUMENT) && 'argument that is null'],
  [Kind.ENUM]: () => ['enum'],
  [Kind.LIST]: () => ['list'],
  [Kind.OBJECT]: () => ['object'],
}

const byNode = (node: ASTNode, place: Place): Found =>
  (byKind[node.kind] as ((node: ASTNode, place: Place) => Found) | undefined)?.(node, place) ?? []

const byRequests = ({ query, requests }: RandomDocument): Found => {
  const document = parse(query)
  const operations = document.definitions.flatMap((each) => (each.kind === Kind.OPERATION_DEFINITION ? [each] : []))
  const declared = operations.flatMap(({ variableDefinitions = [] }) =>
    variableDefinitions.map(({ variable }) => variable.name.value),
  )
  const given = requests.map(({ variables }) => variables as Record<string, unknown>)
  return [
    operations.length > 1 && 'several operations',
    given.some((variables) => declared.some((name) => !(name in variables))) && 'variable that is not given',
    given.some((variables) => Object.values(variables).includes(null)) && 'variable that is null',
  ]
}

type Ancestors = readonly (ASTNode | readonly ASTNode[])[]

/** The constructs and the fields of some documents; fields of an interface are asked of each of its types. */
export const findConstructs = (documents: readonly RandomDocument[]) => {
  const found = { constructs: new Set<Found[number]>(), fields: new Set<string>() }
  const addField = (info: TypeInfo, name: string): void => {
    const parent = info.getParentType()
    const types = isAbstractType(parent) ? schema.getPossibleTypes(parent) : parent ? [parent] : []
    for (const type of types) found.fields.add(`${type.name}.${name}`)
  }
  for (const document of documents) {
    for (const construct of byRequests(document)) found.constructs.add(construct)
    const info = new TypeInfo(schema)
    const enter = (node: ASTNode, _key: unknown, _parent: unknown, _path: unknown, ancestors: Ancestors) => {
      const within = new Set(ancestors.flatMap((above) => ('kind' in above ? [above.kind] : [])))
      for (const construct of byNode(node, { info, within })) found.constructs.add(construct)
      if (node.kind === Kind.FIELD) addField(info, node.name.value)
    }
    visit(parse(document.query), visitWithTypeInfo(info, { enter }))
  }
  return found
}
