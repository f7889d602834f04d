import { expect } from 'vitest'
import type { TestDatabase } from './database.ts'
import { ask } from './execute.ts'

interface WalkedPage {
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  edges: { node: { slug: string } }[]
}

const askPage = async (kb: TestDatabase, field: string, args: string, at: string | null): Promise<WalkedPage> => {
  const query = `query ($at: String) { list: ${field}(${args}) {
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { node { slug } } } }`
  const { data, errors } = await ask(kb, query, { at })
  expect(errors).toBeUndefined()
  return data.list
}

const slugsOf = ({ edges }: WalkedPage) => edges.map(({ node }) => node.slug)

/** The slugs of a root list, page by page from its beginning; `args` are more arguments, `orderBy: …`. */
export const walkForwards = async (kb: TestDatabase, field: string, size: number, args = ''): Promise<string[]> => {
  const found: string[] = []
  for (let after: string | null = null; ; ) {
    const page: WalkedPage = await askPage(kb, field, `first: ${size}, after: $at ${args}`, after)
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null)
    found.push(...slugsOf(page))
    if (!page.pageInfo.hasNextPage) return found
    after = page.pageInfo.endCursor
  }
}

/** The same in the same order, page by page from the end. */
export const walkBackwards = async (kb: TestDatabase, field: string, size: number, args = ''): Promise<string[]> => {
  const found: string[] = []
  for (let before: string | null = null; ; ) {
    const page: WalkedPage = await askPage(kb, field, `last: ${size}, before: $at ${args}`, before)
    expect(page.pageInfo.hasNextPage).toBe(before !== null)
    found.unshift(...slugsOf(page))
    if (!page.pageInfo.hasPreviousPage) return found
    before = page.pageInfo.startCursor
  }
}
