import { describe, expect, test } from 'vitest'
import { askTree, createTreeApp, limitsWith } from './tree-app.ts'

const app = createTreeApp()

/** `n` of something. */
const times = (n: number, make: (index: number) => string): string =>
  Array.from({ length: n }, (_, index) => make(index)).join(' ')

/** Persons in persons, `levels` deep with the name at the end. */
const nested = (levels: number): string =>
  `${'{ person '}${'{ parent '.repeat(levels - 2)}{ name }${' }'.repeat(levels - 1)}`

const aliased = (n: number) => times(n, (index) => `a${index}: name`)

describe('depth', () => {
  test('of 12 levels is allowed', async () => {
    expect((await askTree(app, { query: nested(12) })).errors).toBeUndefined()
  })

  test('of 13 levels is refused: the error says how deep it is, how deep it may be, what to do', async () => {
    const { errors, status, data } = await askTree(app, { query: `query Deep ${nested(13)}` })
    expect([status, data]).toEqual([400, undefined])
    expect(errors).toEqual([
      {
        message:
          'The operation "Deep" has fields 13 levels deep; at most 12 are allowed. Ask for what lies deeper in another operation, by its id.',
        locations: [{ line: 1, column: 1 }],
        extensions: { code: 'DEPTH_LIMIT_EXCEEDED', limit: 12, found: 13 },
      },
    ])
  })

  test('is 3 for a page of names: its edges and nodes are no levels', async () => {
    const query = '{ person { friends { edges { node { name } } } } }'
    expect((await askTree(createTreeApp(limitsWith({ maxDepth: 3 })), { query })).errors).toBeUndefined()
    expect((await askTree(createTreeApp(limitsWith({ maxDepth: 2 })), { query })).code).toBe('DEPTH_LIMIT_EXCEEDED')
  })
})

describe('aliases', () => {
  test('of one field may be 15, and the field itself', async () => {
    const { data } = await askTree(app, { query: `{ person { name ${aliased(15)} } }` })
    expect(Object.keys((data as { person: object }).person)).toHaveLength(16)
  })

  test('of one field that are 16 are refused', async () => {
    const { errors, status } = await askTree(app, { query: `{ person { ${aliased(16)} } }` })
    expect(status).toBe(400)
    expect(errors).toMatchObject([
      {
        message:
          'The operation asks for the field "name" under 16 aliases; at most 15 are allowed. Ask for several things at once by a list, such as nodes(ids:), or in several operations.',
        extensions: { code: 'ALIAS_LIMIT_EXCEEDED', limit: 15, found: 16 },
      },
    ])
  })

  test('of several fields, and of one in several operations, count apart', async () => {
    const one = `query One { person { ${aliased(15)} ${times(15, (index) => `b${index}: id`)} } }`
    const other = `query Other { person { ${times(15, (index) => `c${index}: name`)} } }`
    const { code } = await askTree(app, { query: `${one} ${other}`, operationName: 'Other' })
    expect(code).not.toBe('ALIAS_LIMIT_EXCEEDED')
  })
})

describe('directives', () => {
  const query = (n: number) => `{ person { ${times(n, () => 'name @include(if: true)')} } }`

  test('may be 30', async () => {
    expect((await askTree(app, { query: query(30) })).errors).toBeUndefined()
  })

  test('that are 31 are refused', async () => {
    const { errors, status } = await askTree(app, { query: query(31) })
    expect(status).toBe(400)
    expect(errors).toMatchObject([
      {
        message:
          'The operation has 31 directives, with those of its fragments; at most 30 are allowed. Put one @include or @skip around several fields (... @include(if: $more) { … }), or ask in several operations.',
        extensions: { code: 'DIRECTIVE_LIMIT_EXCEEDED', limit: 30, found: 31 },
      },
    ])
  })
})

describe('tokens', () => {
  const query = (n: number) => `{ nodes(ids: [${times(n - 12, () => '1')}]) { id } }`

  test('may be 2,000, and comments are none', async () => {
    const { data } = await askTree(app, { query: `# a comment of several words\n${query(2_000)}` })
    expect(data).toEqual({ nodes: [] })
  })

  test('that are more are refused, the same when they come again', async () => {
    const answers = [await askTree(app, { query: query(2_001) }), await askTree(app, { query: query(2_001) })]
    for (const { errors, status } of answers) {
      expect(status).toBe(400)
      expect(errors).toMatchObject([
        {
          message:
            'The document has more than 2000 tokens (names, numbers, texts, brackets), which is the most that is allowed. Ask in several operations, each in a document of its own.',
          extensions: { code: 'TOKEN_LIMIT_EXCEEDED', limit: 2_000 },
        },
      ])
    }
  })

  test('that are brackets in one another end before the stack of the parser does', async () => {
    const generous = createTreeApp(limitsWith({ maxTokens: 1_000_000, maxDocumentLength: 1_000_000 }))
    const { errors, status } = await askTree(generous, { query: '{a'.repeat(40_000) })
    expect(status).toBe(400)
    expect(errors).toMatchObject([
      {
        message: 'The document has too many brackets in one another to be read. Ask less deep.',
        extensions: { code: 'TOKEN_LIMIT_EXCEEDED', limit: 1_000_000 },
      },
    ])
  })

  test('a document that is no GraphQL has the error of the parser', async () => {
    expect((await askTree(app, { query: '{ hello' })).errors?.[0]?.message).toBe(
      'Syntax Error: Expected Name, found <EOF>.',
    )
  })
})

describe('the length of a document', () => {
  const query = (length: number) => '{ hello }'.padEnd(length, '#')

  test('may be 20,000 characters', async () => {
    expect((await askTree(app, { query: query(20_000) })).data).toEqual({ hello: 'Hello' })
  })

  test('of more is refused', async () => {
    const { errors, status } = await askTree(app, { query: query(20_001) })
    expect(status).toBe(400)
    expect(errors).toMatchObject([
      {
        message:
          'The document has 20001 characters; at most 20000 are allowed. Leave out comments and space, pass texts as variables, or ask in several documents.',
        extensions: { code: 'DOCUMENT_LENGTH_EXCEEDED', limit: 20_000, found: 20_001 },
      },
    ])
  })
})

test('a client that takes application/json alone is told with status 200, as of any document that is not executed', async () => {
  const response = await app.fetch('http://readout.test/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: nested(13) }),
  })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'DEPTH_LIMIT_EXCEEDED' } }] })
})
