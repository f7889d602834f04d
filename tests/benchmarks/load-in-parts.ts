import { stageRows, type Transaction } from '../../src/annotation/load/stage.ts'
import { createSummary } from '../../src/annotation/load/summary.ts'
import { writeRows } from '../../src/annotation/load/write.ts'
import { createProgress } from '../../src/annotation/progress.ts'
import type { Rows } from '../../src/annotation/rows.ts'
import type { Database } from '../../src/platform/database.ts'
import type { GeneratedArticle } from '../support/generator/draft.ts'
import type { GeneratedBase } from '../support/generator/generate.ts'
import { linkRows } from '../support/generator/link-rows.ts'

/** The rows of so many articles stand in memory easily. */
export const articlesAtOnce = 10_000

/** A story begins with the article that declares its meetings; those after it need it beside them. */
const isFirstOfStory = ({ annotation }: GeneratedArticle): boolean =>
  Object.keys(annotation.entities?.meetings ?? {}).length > 0

function* splitStories(articles: Iterable<GeneratedArticle>): Generator<GeneratedArticle[]> {
  let part: GeneratedArticle[] = []
  for (const article of articles) {
    if (part.length >= articlesAtOnce && isFirstOfStory(article)) {
      yield part
      part = []
    }
    part.push(article)
  }
  yield part
}

/** All rows of a base, some stories at a time. */
export function* linkParts({ registry, articles }: GeneratedBase): Generator<Rows> {
  for (const part of splitStories(articles())) yield linkRows({ registry, articles: () => part })
}

/** Far above what a part takes. */
const timeout = 3_600_000

/**
 * Writes rows part by part, as the loader does, into a database that has none. `loadRows` would take away what is not in the
 * last part.
 */
export const loadParts = async (
  database: Database,
  parts: Iterable<Rows>,
  onProgress: (line: string) => void,
): Promise<void> => {
  let loaded = 0
  for (const rows of parts) {
    const write = async (transaction: Transaction) => {
      await stageRows(
        transaction,
        rows,
        createProgress(() => {}),
      )
      await writeRows(transaction, rows, createSummary([]))
    }
    await database.$transaction(write, { timeout })
    loaded += rows.Article.length
    onProgress(`loaded ${loaded} articles`)
  }
}
