import fc from 'fast-check'
import { isInputType, isObjectType } from 'graphql'
import { schema } from '../../../src/schema.ts'
import { operations } from '../../client/operations.ts'
import { oddText } from './odd-values.ts'

const types = Object.values(schema.getTypeMap())
const fields = types.filter(isObjectType).flatMap((type) => Object.values(type.getFields()))

const typeName = fc.constantFrom(...types.map(({ name }) => name), 'No', '__proto__')
const inputName = fc.constantFrom(...types.filter(isInputType).map(({ name }) => name), 'No')
const fieldName = fc.constantFrom(...fields.map(({ name }) => name), '__typename', '__schema', 'no', '__proto__')
const argumentName = fc.constantFrom(...fields.flatMap(({ args }) => args.map(({ name }) => name)), 'no', 'constructor')
const variableName = fc.constantFrom('a', 'b', '__proto__')
const fragmentName = fc.constantFrom('A', 'B', 'C', '__schema')

const join = (parts: fc.Arbitrary<string[]>, [open, close]: readonly [string, string]) =>
  parts.map((all) => (all.length === 0 ? '' : `${open}${all.join(' ')}${close}`))

const stringValue = oddText.map((text) => JSON.stringify(text))
const blockString = oddText.map((text) => `"""${text}"""`)
const enumOrNumber = fc.constantFrom(
  'null',
  'true',
  'HELD',
  'DESC',
  '0',
  '-1',
  '101',
  '2147483648',
  '1e400',
  '9'.repeat(400),
)

/** Documents by the grammar of GraphQL, of names from the schema that seldom belong together: most are invalid, in any way. */
const grammar = fc.letrec<{ value: string; directives: string; selections: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    stringValue,
    enumOrNumber,
    blockString,
    variableName.map((name) => `$${name}`),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(' ')}]`),
    fc
      .array(fc.tuple(argumentName, tie('value')), { maxLength: 3 })
      .map((entries) => `{${entries.map((entry) => entry.join(':')).join(' ')}}`),
  ),
  directives: join(
    fc.array(
      fc
        .tuple(
          fc.constantFrom('skip', 'include', 'asOf', 'defer', 'no'),
          fc.constantFrom('if', 'date', 'no'),
          tie('value'),
        )
        .map(([name, argument, value]) => `@${name}(${argument}: ${value})`),
      { maxLength: 2 },
    ),
    ['', ''],
  ),
  selections: fc
    .array(
      fc.oneof(
        { maxDepth: 6 },
        fieldName,
        fc
          .tuple(
            fieldName,
            join(
              fc.array(
                fc.tuple(argumentName, tie('value')).map((pair) => pair.join(': ')),
                { maxLength: 3 },
              ),
              ['(', ')'],
            ),
            tie('directives'),
            tie('selections'),
          )
          .map((parts) => parts.join(' ')),
        fc
          .tuple(fieldName, fieldName, tie('selections'))
          .map(([alias, name, beneath]) => `${alias}: ${name} ${beneath}`),
        fragmentName.map((name) => `...${name}`),
        fc
          .tuple(typeName, tie('directives'), tie('selections'))
          .map(([on, directives, beneath]) => `... on ${on} ${directives} ${beneath}`),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((all) => `{ ${all.join(' ')} }`),
}))

const definition = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('query', 'query Q', 'mutation', 'subscription S', 'query __schema'),
        join(
          fc.array(
            fc
              .tuple(variableName, inputName, fc.constantFrom('', '!'))
              .map(([name, type, bang]) => `$${name}: ${type}${bang}`),
            { maxLength: 2 },
          ),
          ['(', ')'],
        ),
        grammar.directives,
        grammar.selections,
      )
      .map((parts) => parts.join(' ')),
  },
  { weight: 2, arbitrary: grammar.selections },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fragmentName, typeName, grammar.selections)
      .map(([name, on, selections]) => `fragment ${name} on ${on} ${selections}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('type A { a: Int }', 'extend schema @a', 'scalar __proto__', '"""a""" enum E { A }'),
  },
)

export const grammarDocuments = fc.array(definition, { minLength: 1, maxLength: 4 }).map((all) => all.join('\n'))

export const exampleDocuments = fc.constantFrom(...operations.map(({ text }) => text))

/** One selection in another, or beside another, as often as one likes. */
export const largeDocuments = fc.oneof(
  fc.integer({ min: 1, max: 8_000 }).map((depth) => `${'{ a '.repeat(depth)}${'}'.repeat(depth)}`),
  fc.integer({ min: 1, max: 4_000 }).map((depth) => `{ node(id: ${'['.repeat(depth)}1${']'.repeat(depth)}) { id } }`),
  fc
    .integer({ min: 1, max: 4_000 })
    .map((depth) => `{ meetings(filter: ${'{ not: '.repeat(depth)}{}${'}'.repeat(depth)}) { totalCount } }`),
  fc
    .integer({ min: 1, max: 4_000 })
    .map((depth) => `query ($a: ${'['.repeat(depth)}Int${']'.repeat(depth)}) { __typename }`),
  fc
    .integer({ min: 1, max: 300 })
    .map((count) =>
      Array.from({ length: count }, (_, index) => `fragment F${index} on Query { ...F${index + 1} }`).join(' '),
    ),
  fc.integer({ min: 1, max: 600 }).map((count) => `{ ${'__typename @skip(if: true) '.repeat(count)} }`),
  fc
    .integer({ min: 1, max: 4 })
    .map(
      (depth) =>
        `{ meetings(first: 100) { edges { node { ${'participations { person { meetings(first: 100) { edges { node { '.repeat(depth)} id ${'} } } } }'.repeat(depth)} } } } }`,
    ),
)
