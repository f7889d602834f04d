import type { RowOf } from '../../src/annotation/rows.ts'
import { toPartialDate } from './dates.ts'
import { addedAtOf } from './facts.ts'
import { type PageArguments, toPage } from './page.ts'
import { type Direction, type Key, sortBy } from './sort.ts'
import type { MakeNode, World } from './world.ts'

type Article = RowOf<'Article'>

export const toArticle: MakeNode<'Article'> = ({ node }, row) => ({
  __typename: 'Article',
  slug: row.slug,
  headline: row.headline,
  addedAt: addedAtOf(row),
  publishedOn: toPartialDate(row.publishedOn, row.publishedOnEarliest, row.publishedOnLatest),
  publisher: () => node('Organization', row.publisherId),
})

const orders: Record<string, readonly Key<Article>[]> = {
  PUBLISHED_ON: [({ publishedOnEarliest }) => publishedOnEarliest, ({ publishedOnLatest }) => publishedOnLatest],
  ADDED_AT: [addedAtOf],
}

interface ArticleArguments extends PageArguments {
  readonly filter?: { readonly addedSince?: string | null } | null
  readonly orderBy?: { readonly field: string; readonly direction: Direction } | null
}

/** A page of those articles that meet the filter. */
export const toArticlePage = ({ base, node }: World, args: ArticleArguments) => {
  const since = args.filter?.addedSince
  const met = base.rows.Article.filter((article) => !since || Date.parse(addedAtOf(article)) >= Date.parse(since))
  const sorted = sortBy(met, orders[args.orderBy?.field ?? 'PUBLISHED_ON'] ?? [], args.orderBy?.direction)
  return toPage(sorted, args, ({ id }) => ({ node: node('Article', id) }))
}
