import { type ExecutionArgs, getOperationAST, type OperationDefinitionNode, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCompiler } from '../../src/executor/compiler.ts'
import { objectOf } from '../../src/executor/plan.ts'
import { createPlans } from '../../src/executor/plans.ts'
import { schema } from '../../src/schema.ts'
import { operations } from '../client/operations.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { askText } from '../support/execute.ts'

let kb: TestDatabase
beforeAll(async () => {
  kb = await createTestDatabase('seeded')
})
afterAll(() => kb.drop())

const argsOf = (text: string, variableValues: Record<string, unknown> = {}, operationName?: string): ExecutionArgs => {
  const document = parse(text)
  expect(validate(schema, document)).toEqual([])
  return { schema, document, variableValues, operationName }
}

const compile = (...asked: Parameters<typeof argsOf>) => createCompiler()(argsOf(...asked))

/** @throws where it was not compiled. */
const compileToSql = (...asked: Parameters<typeof argsOf>) => {
  const compiled = compile(...asked)
  if ('reason' in compiled) throw new Error(compiled.reason)
  return compiled.statement
}

describe('the examples', () => {
  const isChain = (text: string) => text.includes('chain(')

  test.each(operations.filter(({ text }) => !isChain(text)))('$name is one statement', async ({ text }) => {
    const before = kb.statements.length
    expect(Object.keys(JSON.parse(await askText(kb, { query: text })))).toEqual(['data'])
    expect(kb.statements.length - before).toBe(1)
  })

  test('but for a chain, which is searched step by step', () => {
    expect(operations.filter(({ text }) => isChain(text)).map(({ name }) => name)).toEqual(['09-chain'])
    expect(compile(operations.find(({ text }) => isChain(text))?.text ?? '')).toEqual({
      reason: 'Query.chain has no SQL',
    })
  })
})

/** Facts, whose citations tell of facts: five types on each level, each with all five beneath. */
const deep = (levels: number): string =>
  `{ facts { edges { node { ${'citations { edges { node { fact { '.repeat(levels)} id ${'} } } } '.repeat(levels)} } } } }`

describe('what is not compiled says why', () => {
  test.each([
    ['{ __schema { queryType { name } } }', {}, 'Query.__schema is introspection'],
    ['query ($first: Int!) { persons(first: $first) { totalCount } }', {}, 'its variables are not what it declares'],
    ['{ persons(first: 0) { totalCount } }', {}, 'first: 0 is out of bounds: ask for 1 to 100 rows'],
    ['query A { __typename } query B { __typename }', {}, 'it names no operation of the document'],
    [
      'query ($filter: MeetingFilter) { meetings(filter: $filter) { totalCount } }',
      { filter: { partOf: { slug: 'x'.repeat(30_000) } } },
      'its arguments have more than 20000 characters',
    ],
    [
      `{ search(query: "x") { edges { node { ${Array.from({ length: 30 }, (_, at) => `a${at}: highlights { start }`).join(' ')} } } } }`,
      {},
      'its statement has more than 100000 characters',
    ],
    [deep(5), {}, 'it has more than 1000 fields, of all types'],
  ])('%s', (text, variables, reason) => {
    expect(compile(text, variables)).toEqual({ reason })
  })

  test('of several operations the one that is named is compiled', () => {
    const text = 'query A { persons { totalCount } } query B { __schema { queryType { name } } }'
    expect(compile(text, {}, 'A')).toHaveProperty('statement')
    expect(compile(text, {}, 'B')).toHaveProperty('reason')
  })
})

describe('values are parameters', () => {
  const text = `query ($slug: String!, $first: Int, $after: String, $kind: [MeetingKind!], $from: Date) {
    person(slug: $slug) { meetings(first: $first, after: $after, filter: { kind: $kind, during: { from: $from } }) {
      totalCount edges { cursor node { slug } } } } }`
  const some = { slug: 'kurt-campbell', first: 3, kind: ['TALKS'], from: '2024-01-01' }

  test('other values make the same statement', () => {
    const other = { slug: 'x\'; DROP TABLE "Person"; --', first: 7, kind: ['VISIT', 'CALL'], from: '1999-12-31' }
    expect(compileToSql(text, other).text).toBe(compileToSql(text, some).text)
  })

  test('so do values in the text of the operation', () => {
    const search = (query: string, first: number) =>
      compileToSql(`{ search(query: "${query}", first: ${first}) { edges { node { matchedName } } } }`).text
    expect(search('xi jinping', 5)).toBe(search('brussels talks', 50))
  })

  test('and what clients write does not stand in it', () => {
    const written = { slug: 'slug-of-the-client', first: 3, kind: ['BRIEFING'], from: '1987-06-05' }
    expect(compileToSql(text, written).text).not.toMatch(/of-the-client|BRIEFING|1987/)
  })
})

describe('plans', () => {
  const args = argsOf(
    'query ($short: Boolean!, $slug: String!) { person(slug: $slug) { slug name @skip(if: $short) } }',
  )
  const operation = getOperationAST(args.document) as OperationDefinitionNode

  test('are made once for a document, whatever its values', () => {
    const plans = createPlans()
    const plan = plans(args, operation, { short: true, slug: 'a' })
    expect(plans(args, operation, { short: true, slug: 'b' })).toBe(plan)
    expect(createPlans()(args, operation, { short: true, slug: 'a' })).not.toBe(plan)
  })

  test('and once more where @skip and @include choose otherwise', () => {
    const plans = createPlans()
    const keysOf = (short: boolean) => {
      const [person] = plans(args, operation, { short, slug: 'a' }).fields
      return person && objectOf(person).fields.map(({ key }) => key)
    }
    expect([true, false, true].map(keysOf)).toEqual([['slug'], ['slug', 'name'], ['slug']])
  })

  test('but not where a name of these is a text in another operation', () => {
    const both = argsOf(
      'query A($v: Boolean!) { person(slug: "a") { slug @include(if: $v) } } query B($v: String!) { person(slug: $v) { slug } }',
    )
    const [, asked] = both.document.definitions as OperationDefinitionNode[]
    const plans = createPlans()
    const planFor = (v: string) => plans(both, asked as OperationDefinitionNode, { v })
    expect(planFor('a text of any length')).toBe(planFor('another one'))
  })

  test('are forgotten where there would be too many', () => {
    const aliases = Array.from({ length: 900 }, (_, index) => `a${index}: __typename`).join(' ')
    const documents = Array.from({ length: 60 }, (_, index) =>
      argsOf(`query Q${index} { statistics { personCount } ${aliases} }`),
    )
    const plans = createPlans()
    const planFor = (each: ExecutionArgs) => plans(each, getOperationAST(each.document) as OperationDefinitionNode, {})
    const made = documents.map(planFor)
    const isKept = (index: number) => planFor(documents.at(index) as ExecutionArgs) === made.at(index)
    expect([-1, 0].map(isKept)).toEqual([true, false])
  })
})
