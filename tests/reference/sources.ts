import { type Base, createBase } from './base.ts'
import { remember } from './remember.ts'

/** An article and those of the same text, those that it is said to repeat, those that are said to repeat it, and so on. */
const classOf = (base: Base, articleId: string): Set<string> => {
  const found = new Set([articleId])
  for (const id of found) {
    const article = base.find('Article', id)
    const copies = [
      ...base.where('Article', 'sha256', article?.sha256),
      ...base.where('Article', 'syndicationOfId', id),
    ]
    for (const copy of copies) found.add(copy.id)
    if (article?.syndicationOfId) found.add(article.syndicationOfId)
  }
  return found
}

/** Whom the articles of its class credit; where they credit nobody, the least of them. */
const sourcesOf = remember((base: Base, articleId: string): readonly string[] => {
  const articles = [...classOf(base, articleId)]
  const credited = articles.flatMap((id) => base.where('ArticleCredit', 'articleId', id))
  if (credited.length > 0) return credited.map(({ organizationId }) => organizationId)
  return articles.sort().slice(0, 1)
})

const wholeOf = remember((base: Base, _key: null) => (base.rows === base.whole ? base : createBase(base.whole)))

/** How many independent sources articles have: those of one class, and those who credit one organization, are one. */
export const countSources = (base: Base, articleIds: Iterable<string>): number => {
  let apart: ReadonlySet<string>[] = []
  for (const id of articleIds) {
    const sources = sourcesOf(wholeOf(base, null), id)
    const touched = apart.filter((set) => sources.some((source) => set.has(source)))
    const united = new Set([...sources, ...touched.flatMap((set) => [...set])])
    apart = [...apart.filter((set) => !touched.includes(set)), united]
  }
  return apart.length
}
