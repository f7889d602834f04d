import type { RowOf } from '../../src/annotation/rows.ts'
import type { Base } from './base.ts'
import { type Key, sortBy } from './sort.ts'
import { type MakeNode, toAgent } from './world.ts'

type Span = { readonly id: string; readonly articleId: string; readonly start: number }

/** Spans by the date of the article, then in the order of the text. */
export const sortSpans = <Row extends Span>(base: Base, rows: readonly Row[]): Row[] => {
  const articleOf = ({ articleId }: Span) => base.find('Article', articleId) as RowOf<'Article'>
  const keys: Key<Row>[] = [
    (row) => articleOf(row).publishedOnEarliest,
    (row) => articleOf(row).publishedOnLatest,
    ({ articleId }) => articleId,
    ({ start }) => start,
  ]
  return sortBy(rows, keys)
}

export const toMention: MakeNode<'Mention'> = ({ node }, { exact, start, end, articleId }) => ({
  exact,
  start,
  end,
  article: () => node('Article', articleId),
})

export const toCitation: MakeNode<'Citation'> = (world, row) => ({
  stance: row.stance,
  exact: row.exact,
  start: row.start,
  end: row.end,
  attributedAsWritten: row.attributedAsWritten,
  attributedTo: () => toAgent(world, row.attributedToPersonId, row.attributedToOrganizationId),
  article: () => world.node('Article', row.articleId),
})
