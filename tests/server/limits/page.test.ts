import { describe, expect, test } from 'vitest'
import { askTree, createTreeApp, limitsWith } from './tree-app.ts'

const app = createTreeApp(limitsWith({ maxPage: 30 }))

const askPages = (query: string, variables: object = {}) => askTree(app, { query, variables })

const persons = (args: string): string => `{ persons(${args}) { totalCount } }`
const ids = (count: number): string => JSON.stringify(Array.from({ length: count }, () => 'a'))

describe('the limit of a page', () => {
  test.each([
    ['first', persons('first: 30'), persons('first: 31'), 31],
    ['last', persons('last: 30'), persons('last: 31'), 31],
    ['ids', `{ nodes(ids: ${ids(30)}) { id } }`, `{ nodes(ids: ${ids(31)}) { id } }`, 31],
    ['first', persons('first: 30, last: null'), persons('first: 400, last: null'), 400],
  ])('is not reached by as many, and refuses one more: %s', async (name, allowed, refused, found) => {
    expect((await askPages(allowed)).errors).toBeUndefined()
    const { errors, status, data } = await askPages(refused)
    expect([status, data]).toEqual([400, undefined])
    const [field, what] = name === 'ids' ? ['nodes', 'ids'] : ['persons', 'rows']
    expect(errors).toEqual([
      {
        message: `${field}(${name}:) asks for ${found} ${what}; at most 30 are allowed. Ask for fewer at a time.`,
        locations: [{ line: 1, column: 3 }],
        extensions: { code: 'PAGE_LIMIT_EXCEEDED', limit: 30, found },
      },
    ])
  })

  test('holds for pages in pages, in fragments and under aliases', async () => {
    const page = (size: number) =>
      `{ person { ...F } } fragment F on Person { a: friends(first: 5) { edges { node { ...G } } } } fragment G on Person { b: friends(last: ${size}) { totalCount } }`
    expect((await askPages(page(30))).errors).toBeUndefined()
    expect((await askPages(page(31))).code).toBe('PAGE_LIMIT_EXCEEDED')
  })

  test('is of what the variables say, each time anew', async () => {
    const query = 'query ($n: Int = 40) { persons(first: $n) { totalCount } }'
    const codes = []
    for (const n of [30, 31, 30, undefined]) codes.push((await askPages(query, { n })).code)
    expect(codes).toEqual([undefined, 'PAGE_LIMIT_EXCEEDED', undefined, 'PAGE_LIMIT_EXCEEDED'])
    expect((await askPages(query, { n: null })).errors).toBeUndefined()
    const byIds = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'
    expect((await askPages(byIds, { ids: JSON.parse(ids(30)) })).errors).toBeUndefined()
    expect((await askPages(byIds, { ids: JSON.parse(ids(31)) })).code).toBe('PAGE_LIMIT_EXCEEDED')
  })

  test('is not reached by a page that is left out, nor by one of no given size', async () => {
    const query = 'query ($no: Boolean!) { persons(first: 31) @skip(if: $no) { totalCount } hello }'
    expect((await askPages(query, { no: true })).errors).toBeUndefined()
    expect((await askPages(query, { no: false })).code).toBe('PAGE_LIMIT_EXCEEDED')
    expect((await askPages('{ persons { totalCount } }')).errors).toBeUndefined()
  })

  test('leaves it to the resolver, by default, to refuse more than a hundred', async () => {
    const usual = createTreeApp()
    for (const query of [persons('first: 101'), `{ nodes(ids: ${ids(101)}) { id } }`]) {
      expect((await askTree(usual, { query })).errors).toBeUndefined()
    }
  })
})
