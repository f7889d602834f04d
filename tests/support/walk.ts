import { expect } from 'vitest'
import type { TestDatabase } from './database.ts'
import { ask } from './execute.ts'

interface Row {
  id: string
  slug?: string
}

/** A page as a walk needs it; `totalCount` and the edges' cursors are looked at where they were asked for. */
export interface ListPage {
  totalCount?: number
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  edges: { cursor?: string; node: Row }[]
}

export interface PageArguments {
  first?: number
  after?: string | null
  last?: number
  before?: string | null
}

export type AskPage = (page: PageArguments) => Promise<ListPage>

/** That a page is full where there is more, and that nothing on it was seen before: a walk that goes in circles ends here. */
const checkPage = ({ edges }: ListPage, size: number, hasMore: boolean, found: readonly Row[]) => {
  expect(edges.length).toBeLessThanOrEqual(size)
  if (hasMore) expect(edges).toHaveLength(size)
  const seen = new Set(found.map(({ id }) => id))
  expect(edges.filter(({ node }) => seen.has(node.id))).toEqual([])
}

/** The rows of a list, page by page from its beginning. */
export const collectForwards = async (askPage: AskPage, size: number): Promise<Row[]> => {
  const found: Row[] = []
  for (let after: string | null = null; ; ) {
    const page: ListPage = await askPage({ first: size, after })
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null)
    checkPage(page, size, page.pageInfo.hasNextPage, found)
    found.push(...page.edges.map(({ node }) => node))
    if (!page.pageInfo.hasNextPage) return found
    after = page.pageInfo.endCursor
  }
}

/** The same in the same order, page by page from the end. */
export const collectBackwards = async (askPage: AskPage, size: number): Promise<Row[]> => {
  const found: Row[] = []
  for (let before: string | null = null; ; ) {
    const page: ListPage = await askPage({ last: size, before })
    expect(page.pageInfo.hasNextPage).toBe(before !== null)
    checkPage(page, size, page.pageInfo.hasPreviousPage, found)
    found.unshift(...page.edges.map(({ node }) => node))
    if (!page.pageInfo.hasPreviousPage) return found
    before = page.pageInfo.startCursor
  }
}

/** Asks for pages of a root list; `args` are more arguments, `orderBy: …`. */
const askRoot =
  (kb: TestDatabase, field: string, args: string): AskPage =>
  async (page) => {
    const query = `query ($first: Int, $after: String, $last: Int, $before: String) {
      list: ${field}(first: $first, after: $after, last: $last, before: $before ${args}) {
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { node { id slug } } } }`
    const { data, errors } = await ask(kb, query, page)
    expect(errors).toBeUndefined()
    return data.list
  }

/** The slugs of a root list, walked forwards; `args` are more arguments, `orderBy: …`. */
export const walkForwards = async (kb: TestDatabase, field: string, size: number, args = '') =>
  (await collectForwards(askRoot(kb, field, args), size)).map(({ slug }) => slug)

/** The same, walked backwards. */
export const walkBackwards = async (kb: TestDatabase, field: string, size: number, args = '') =>
  (await collectBackwards(askRoot(kb, field, args), size)).map(({ slug }) => slug)
