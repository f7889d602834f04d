import { createHash, randomUUID } from 'node:crypto'
import type { TestDatabase } from '../support/database.ts'

interface ArticleRow {
  slug: string
  text: string
  headline?: string
  language?: string
}

/** Stores articles, each a day later than the one before. */
export const addArticles = async ({ database }: TestDatabase, articles: readonly ArticleRow[]): Promise<void> => {
  const data = articles.map((article, index) => {
    const day = new Date(Date.UTC(2024, 0, 1 + index))
    return {
      id: randomUUID(),
      language: 'en',
      sha256: createHash('sha256').update(article.text).digest('hex'),
      publishedOn: day.toISOString().slice(0, 10),
      publishedOnEarliest: day,
      publishedOnLatest: day,
      ...article,
    }
  })
  await database.article.createMany({ data })
}

/** Stores persons with these names. */
export const addPersons = async ({ database }: TestDatabase, names: readonly string[]): Promise<void> => {
  const data = names.map((name) => ({ id: randomUUID(), slug: randomUUID(), name, sortName: name.toLowerCase() }))
  await database.person.createMany({ data })
}
