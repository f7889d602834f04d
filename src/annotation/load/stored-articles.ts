import { UserError } from '../../platform/errors.ts'
import { AnnotationError } from '../problems.ts'
import type { Rows } from '../rows.ts'
import { didYouMean } from '../suggest.ts'
import { stageOf, type Transaction } from './stage.ts'

/** @throws UserError where an article is to be replaced that has no files */
export const checkReplaced = (rows: Rows, replace: readonly string[]): void => {
  const slugs = rows.Article.map(({ slug }) => slug)
  for (const slug of replace) {
    if (!slugs.includes(slug)) {
      throw new UserError(`--replace ${slug}: no article of that slug is in the seeds folder${didYouMean(slug, slugs)}`)
    }
  }
}

/** Of the same words in two places the stricter verdict counts. */
const keepVerdicts = `
  UPDATE ${stageOf('Statement')} staged SET "reviewStatus" = judged."verdict"
  FROM (
    SELECT stored."articleId", stored."text", max(stored."reviewStatus") AS "verdict"
    FROM "Statement" stored JOIN "Article" article ON article."id" = stored."articleId"
    WHERE article."slug" = ANY ($1::text[]) AND stored."reviewStatus" <> 'PROPOSED'
    GROUP BY stored."articleId", stored."text"
  ) judged
  WHERE judged."articleId" = staged."articleId" AND judged."text" = staged."text"`

/**
 * Deletes stored articles, with their citations, mentions and statements: they are about to be loaded anew. Staged statements
 * with the same words take over the verdicts.
 * @returns the slugs of those that were stored
 */
export const deleteReplaced = async (transaction: Transaction, replace: readonly string[]): Promise<string[]> => {
  const slugs = [...replace]
  await transaction.$executeRawUnsafe(keepVerdicts, slugs)
  const deleted = await transaction.$queryRaw<{ slug: string }[]>`
    DELETE FROM "Article" WHERE "slug" = ANY (${slugs}::text[]) RETURNING "slug"`
  return deleted.map(({ slug }) => slug).sort()
}

/**
 * What was cited from a text would be wrong in another one.
 * @param label the seeds folder's own name
 * @throws AnnotationError naming each stored article whose text is another now
 */
export const refuseChangedTexts = async (transaction: Transaction, label: string): Promise<void> => {
  const changed = await transaction.$queryRawUnsafe<{ slug: string }[]>(
    `SELECT stored."slug" FROM "Article" stored JOIN ${stageOf('Article')} staged USING ("id") WHERE stored."sha256" <> staged."sha256"`,
  )
  if (changed.length === 0) return
  throw new AnnotationError(
    changed.map(({ slug }) => ({
      file: `${label}/articles/${slug}.txt`,
      line: 1,
      column: 1,
      message: `is not the text that is stored; if it is to be deleted and loaded again, run: npx prisma db seed -- --replace ${slug}`,
    })),
  )
}
