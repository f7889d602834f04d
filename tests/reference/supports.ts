import type { FactTable, RowOf } from '../../src/annotation/rows.ts'
import type { CitationStance } from '../../src/generated/prisma/enums.ts'
import { type Base, citationColumns } from './base.ts'

/** The citations of a fact that take this stance. */
export const citationsOf = (base: Base, table: FactTable, id: string, stance: CitationStance): RowOf<'Citation'>[] =>
  base.where('Citation', citationColumns[table], id).filter((citation) => citation.stance === stance)

/** The articles that support a fact, each once. */
export const supportersOf = (base: Base, table: FactTable, id: string): RowOf<'Article'>[] => {
  const ids = new Set(citationsOf(base, table, id, 'SUPPORTS').map(({ articleId }) => articleId))
  return [...ids].map((each) => base.find('Article', each) as RowOf<'Article'>)
}
