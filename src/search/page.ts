import DataLoader from 'dataloader'
import type { GraphQLResolveInfo } from 'graphql'
import { cursorOf, describePage, inOrder, type PageInfo } from '../graphql/connections/page.ts'
import { type PageArguments, parseWindow } from '../graphql/connections/window.ts'
import type { Context } from '../graphql/context.ts'
import { loadRows, type NodeRow } from '../graphql/load-nodes.ts'
import { type Highlight, listArticleHighlights, listNameHighlights } from './highlights.ts'
import { type Found, resultCountSql, resultsSql, type Search } from './results.ts'
import { type SearchTypeName, searchModels } from './search-type.ts'

/** A result with what it found. */
export interface SearchResultRow {
  /** 0 to 1. */
  readonly score: number
  readonly matchedName: string | null
  readonly item: NodeRow
  loadHighlights(): Promise<Highlight[]>
}

interface Edge {
  cursor: string
  node: SearchResultRow
}

/** A page of results, whose parts are fetched when they are asked for. */
export interface SearchPage {
  readonly edges: Promise<Edge[]>
  readonly pageInfo: Promise<PageInfo>
  readonly totalCount: Promise<number>
}

/** The page of a search that the arguments ask for. */
export const loadSearchPage = (
  search: Search,
  args: PageArguments,
  context: Context,
  info: GraphQLResolveInfo,
): SearchPage => {
  const { database } = context
  const window = parseWindow(search.order, args)
  let found: Promise<Found[]> | undefined
  const load = () => {
    found ??= database.$queryRaw<Found[]>(resultsSql(search, window))
    return found
  }
  return {
    get edges() {
      return load().then((rows) => loadEdges(search, inOrder(rows, window), context, info))
    },
    get pageInfo() {
      return load().then((rows) => describePage(search, rows, window))
    },
    get totalCount() {
      return database.$queryRaw<{ count: number }[]>(resultCountSql(search)).then(([row]) => row?.count ?? 0)
    },
  }
}

const loadEdges = async (search: Search, found: readonly Found[], context: Context, info: GraphQLResolveInfo) => {
  const items = await loadItems(found, context, info)
  const highlights = createHighlightLoaders(search, context)
  return found.flatMap((row): Edge[] => {
    const item = items.get(row.id)
    if (!item) return [] // it went between the two statements
    const isArticle = row.type === 'ARTICLE'
    const node = {
      score: Number(row.key0) / 1_000_000,
      matchedName: isArticle ? null : row.name,
      item,
      loadHighlights: () => (isArticle ? highlights.articles.load(row.id) : highlights.names.load(row.name)),
    }
    return [{ cursor: cursorOf(search, row), node }]
  })
}

/** From the field of a search to what was found. */
const itemPath = ['edges', 'node', 'item']

/** The rows that were found, by id: a statement for each type that is among them. */
const loadItems = async (found: readonly Found[], context: Context, info: GraphQLResolveInfo) => {
  const idsByType = new Map<SearchTypeName, string[]>()
  for (const { type, id } of found) idsByType.set(type, [...(idsByType.get(type) ?? []), id])
  const maps = await Promise.all(
    [...idsByType].map(([type, ids]) => loadRows(context, info, searchModels[type], ids, { path: itemPath })),
  )
  return new Map(maps.flatMap((map) => [...map]))
}

/** Highlights cost a statement for the articles of the page, and one for its names, where they are asked for. */
const createHighlightLoaders = ({ query }: Search, { database }: Context) => ({
  articles: new DataLoader((ids: readonly string[]) => listArticleHighlights(database, query, ids)),
  names: new DataLoader((names: readonly string[]) => listNameHighlights(database, query, names)),
})
