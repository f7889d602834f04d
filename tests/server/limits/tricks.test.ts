import { describe, expect, test } from 'vitest'
import { askTree, createTreeApp, limitsWith, onlyLimits } from './tree-app.ts'

// Shapes and names that are chosen to pass a limiter, as they passed well-known ones.

const app = createTreeApp()

const times = (n: number, make: (index: number) => string): string =>
  Array.from({ length: n }, (_, index) => make(index)).join(' ')

/** `levels` persons within one another. */
const parents = (levels: number): string => `${'parent { '.repeat(levels)}name${' }'.repeat(levels)}`

const codesOf = async (query: string, limits = limitsWith()): Promise<unknown[]> => {
  const { errors = [] } = await askTree(createTreeApp(limits), { query })
  return errors.map(({ extensions }) => extensions.code)
}

describe('names of introspection (GHSA-733v-p3h5-qpq7)', () => {
  test.each(['__schema', '__type', '__typename', 'IntrospectionQuery'])(
    'an operation called %s has the same limits',
    async (name) => {
      expect(await codesOf(`query ${name} { person { ${parents(12)} } }`)).toEqual(['DEPTH_LIMIT_EXCEEDED'])
      expect(
        await codesOf(
          `query ${name} { persons(first: 100) { edges { node { friends(first: 100) { edges { node { friends(first: 100) { totalCount } } } } } } } }`,
        ),
      ).toEqual([]) // 20,201
      expect(
        await codesOf(
          `query ${name} { persons(first: 100) { edges { node { friends(first: 100) { edges { node { friends(first: 100) { edges { node { id } } } } } } } } } }`,
        ),
      ).toEqual(['COST_LIMIT_EXCEEDED'])
    },
  )

  test.each(['__schema', '__type', 'IntrospectionQuery'])('so has a fragment called %s', async (name) => {
    expect(await codesOf(`{ person { ...${name} } } fragment ${name} on Person { ${parents(12)} }`)).toEqual([
      'DEPTH_LIMIT_EXCEEDED',
    ])
    expect(
      await codesOf(
        `{ person { ...${name} } } fragment ${name} on Person { ${times(16, (index) => `a${index}: name`)} }`,
      ),
    ).toEqual(['ALIAS_LIMIT_EXCEEDED'])
    expect(
      await codesOf(
        `{ person { ...${name} } } fragment ${name} on Person { ${times(31, () => 'name @skip(if: false)')} }`,
      ),
    ).toEqual(['DIRECTIVE_LIMIT_EXCEEDED'])
    const query = `{ persons(first: 100) { edges { node { ...${name} } } } } fragment ${name} on Person { friends(first: 100) { edges { node { friends(first: 100) { edges { node { id } } } } } } }`
    expect(await codesOf(query)).toEqual(['COST_LIMIT_EXCEEDED'])
  })

  test.each(['__schema', 'edges', 'node', 'ofType'])(
    'a field with the alias %s is a level as any other',
    async (alias) => {
      const query = `{ person ${`{ ${alias}: parent `.repeat(12)} { name ${'}'.repeat(13)} }`
      expect(await codesOf(query)).toEqual(['DEPTH_LIMIT_EXCEEDED'])
    },
  )

  test('introspection lets nothing pass beside it', async () => {
    expect(await codesOf(`{ __schema { queryType { name } } person { ${parents(12)} } }`)).toEqual([
      'DEPTH_LIMIT_EXCEEDED',
    ])
  })

  test('introspection itself may nest so far', async () => {
    const nested = (lists: number) =>
      `{ __type(name: "Query") { ${'fields { type { '.repeat(lists)} name ${'} } '.repeat(lists)} } }`
    expect(await codesOf(nested(2))).toEqual([])
    expect(await codesOf(nested(3))).toEqual(['GRAPHQL_VALIDATION_FAILED'])
    expect(await codesOf(nested(6))).toEqual(['DEPTH_LIMIT_EXCEEDED'])
  })

  test('introspection multiplied by aliases costs what it would return, or more than is counted', async () => {
    const all = (field: string, beneath: string) => times(15, (index) => `a${index}: ${field} { ${beneath} }`)
    const query = `{ __schema { ${all('types', '...F')} } } fragment F on __Type { ${all('fields', '...G')} } fragment G on __Field { ${all('type', 'name')} }`
    expect(await codesOf(query)).toEqual(['COST_LIMIT_EXCEEDED'])
  })
})

describe('fragments (GHSA-hmfr-rx46-4jx2)', () => {
  test('a fragment that is met flat first is as deep where it is met deep', async () => {
    const query = (levels: number) =>
      `{ flat: person { ...F } deep: person { ${parents(levels).replace('name', '...F')} } } fragment F on Person { ${parents(4)} }`
    expect(await codesOf(query(6))).toEqual([])
    expect(await codesOf(query(7))).toEqual(['DEPTH_LIMIT_EXCEEDED'])
  })

  test('fragments in fragments are as deep as what is in them together', async () => {
    const chain = (length: number) =>
      `{ person { ...F0 } } ${times(length, (index) => `fragment F${index} on Person { parent { ${index === length - 1 ? 'name' : `...F${index + 1}`} } }`)}`
    expect(await codesOf(chain(10))).toEqual([])
    expect(await codesOf(chain(11))).toEqual(['DEPTH_LIMIT_EXCEEDED'])
  })

  test('fragments in which nothing nests add no level', async () => {
    const query = `{ person { ...F0 } } ${times(20, (index) => `fragment F${index} on Person { ... on Person { ... { ${index === 19 ? 'name' : `...F${index + 1}`} } } }`)}`
    expect(await codesOf(query)).toEqual([])
  })

  test('inline fragments hide no level', async () => {
    const query = (levels: number) =>
      `{ person ${'{ ... on Person { ... { parent '.repeat(levels)} { name ${'} } }'.repeat(levels)} } }`
    expect(await codesOf(query(10))).toEqual([])
    expect(await codesOf(query(11))).toEqual(['DEPTH_LIMIT_EXCEEDED'])
  })

  test.each([
    ['of one', '{ person { ...A } } fragment A on Person { parent { ...A } }'],
    [
      'of three',
      '{ person { ...A } } fragment A on Person { ...B } fragment B on Person { parent { ...C } } fragment C on Person { ...A }',
    ],
    ['that no operation uses', '{ hello } fragment A on Person { ...B } fragment B on Person { ...A }'],
  ])('a cycle %s is refused as such', async (_what, query) => {
    const { errors = [] } = await askTree(app, { query })
    expect(errors.some(({ message }) => /^Cannot spread fragment "A" within itself/.test(message))).toBe(true)
  })

  test('what is not there is refused as such', async () => {
    expect(await codesOf('{ person { ...Nobody } }')).toEqual(['GRAPHQL_VALIDATION_FAILED'])
    expect(await codesOf(`{ nothing { ${parents(13)} } }`)).toEqual(['DEPTH_LIMIT_EXCEEDED'])
  })

  test('a fragment that no operation uses is refused, however large', async () => {
    const { errors = [] } = await askTree(app, {
      query: `{ hello } fragment F on Person { ${parents(12)} ${times(16, (index) => `a${index}: name`)} }`,
    })
    expect(errors.map(({ message }) => message)).toEqual(['Fragment "F" is never used.'])
  })

  test('aliases of one field count together over fragments, types and merged fields', async () => {
    const some = (letter: string) => times(8, (index) => `${letter}${index}: id`)
    expect(
      await codesOf(
        `{ person { ...A ...B } } fragment A on Person { ${some('a')} } fragment B on Person { ${some('b')} }`,
      ),
    ).toEqual(['ALIAS_LIMIT_EXCEEDED'])
    expect(await codesOf(`{ node { ... on Node { ${some('a')} } ... on Person { ${some('b')} } } }`)).toEqual([
      'ALIAS_LIMIT_EXCEEDED',
    ])
    expect(await codesOf(`{ x: person { ${some('a')} } x: person { ${some('b')} } }`)).toEqual(['ALIAS_LIMIT_EXCEEDED'])
  })

  test('directives of fragments count once for where they stand', async () => {
    const fragment = (n: number) => `fragment F on Person { ${times(n, () => 'name @skip(if: false)')} }`
    const spreads = times(10, () => '...F @include(if: true)')
    expect(await codesOf(`{ person { ${spreads} } } ${fragment(20)}`)).toEqual([])
    expect(await codesOf(`{ person { ${spreads} } } ${fragment(21)}`)).toEqual(['DIRECTIVE_LIMIT_EXCEEDED'])
  })
})

describe('several operations in one document', () => {
  const query = `query Small { hello } query Large { person { ${parents(12)} } }`

  test('are refused where one of them is too large, whichever is asked for', async () => {
    for (const operationName of ['Small', 'Large']) {
      const { errors } = await askTree(app, { query, operationName })
      expect(errors).toMatchObject([
        { message: expect.stringContaining('The operation "Large"'), extensions: { code: 'DEPTH_LIMIT_EXCEEDED' } },
      ])
    }
  })

  test('cost what the one costs that is asked for', async () => {
    const query = 'query Small { hello } query Large { persons(first: 30) { edges { node { name } } } }'
    const cheap = createTreeApp(limitsWith({ maxCost: 30 }))
    expect((await askTree(cheap, { query, operationName: 'Small' })).data).toEqual({ hello: 'Hello' })
    expect((await askTree(cheap, { query, operationName: 'Large' })).code).toBe('COST_LIMIT_EXCEEDED')
    expect((await askTree(cheap, { query, operationName: 'None' })).code).toBe('OPERATION_RESOLUTION_FAILURE')
  })
})

describe('what takes long to check', () => {
  /** Each of `levels` fragments asks for the next under 15 aliases: 15 to the power of `levels` objects. */
  const exponential = (levels: number) =>
    `{ person { ...F0 } } ${times(levels, (index) => `fragment F${index} on Person { ${times(15, (alias) => `a${alias}: parent { ${index === levels - 1 ? 'name' : `...F${index + 1}`} }`)} }`)}`

  const millisecondsOf = async (work: () => Promise<unknown>): Promise<number> => {
    const startedAt = performance.now()
    await work()
    return performance.now() - startedAt
  }

  test('an exponential number of objects is counted at once', async () => {
    const { errors } = await askTree(app, { query: exponential(10) })
    expect(errors).toMatchObject([{ extensions: { code: 'COST_LIMIT_EXCEEDED', found: (15 ** 11 - 1) / 14 } }])
  })

  test('fields that are merged in ever other ways are not counted to the end', async () => {
    // Which fragments ask for an object hangs on the whole path to it: there are 3 to the power of 11 paths.
    const letters = ['a', 'b', 'c']
    const levels = 11
    const fragment = (name: string, beneath: (letter: string) => string): string =>
      `fragment ${name} on Person { id ${letters.map((letter) => `${letter}: parent { ${beneath(letter)} }`).join(' ')} }`
    const last = (level: number) => level === levels - 1
    const paths = times(levels, (level) =>
      fragment(`path${level}`, (letter) => (last(level) ? 'id' : `...path${level + 1} ...${letter}0`)),
    )
    const marks = letters.map((mark) =>
      times(levels - 1, (level) =>
        fragment(`${mark}${level}`, () => (level >= levels - 2 ? 'id' : `...${mark}${level + 1}`)),
      ),
    )
    const query = `{ person { ...path0 } } ${paths} ${marks.join(' ')}`
    const { errors } = await askTree(createTreeApp(onlyLimits({ maxCost: 100_000 })), { query })
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/^The operation merges fields in so many ways that nobody can count/),
        extensions: { code: 'COST_LIMIT_EXCEEDED', limit: 100_000 },
      },
    ])
  })

  test('fields that conflict are refused by their tokens, or not compared to the end (CVE-2023-26144 and its kin)', async () => {
    const conflicts = `{ ${times(2_000, (index) => `a: person(slug: "${index}") { name }`)} }`
    expect(await codesOf(conflicts, limitsWith({ maxDocumentLength: 1_000_000 }))).toEqual(['TOKEN_LIMIT_EXCEEDED'])
    expect(await codesOf(conflicts)).toEqual(['DOCUMENT_LENGTH_EXCEEDED'])
    let codes: unknown[] = []
    const took = await millisecondsOf(async () => {
      codes = await codesOf(conflicts, onlyLimits({}))
    })
    expect(codes).toContain('GRAPHQL_VALIDATION_FAILED')
    // Some 100 ms; without the end that graphql-js makes, 14 seconds.
    expect(took).toBeLessThan(5_000)
  })

  test('as many equal and conflicting fields as tokens allow are checked in short time', async () => {
    for (const query of [
      `{ ${times(1_990, () => 'hello')} }`,
      `{ ${times(240, (index) => `a: node(id: "${index}") { id }`).slice(0, 19_000)} }`,
    ]) {
      expect(await millisecondsOf(() => askTree(app, { query }))).toBeLessThan(5_000)
    }
  })
})
