import { UserError } from '../../platform/errors.ts'
import type { Transaction } from './stage.ts'

interface Work {
  readonly slug: string
  /** `statement 4–17 "They met.", mention 4–8 "They"` */
  readonly list: string
}

/** What curators added that goes with its article; a citation goes with its statement too, whichever article it quotes. */
const listWork = (transaction: Transaction, slugs: string[]): Promise<Work[]> =>
  transaction.$queryRaw<Work[]>`
    SELECT article."slug", string_agg(
      format('%s %s–%s "%s"', "kind", "start", "end", regexp_replace("words", '\\s+', ' ', 'g')), ', ' ORDER BY "start", "end", "kind"
    ) AS "list"
    FROM "Article" article
    CROSS JOIN LATERAL (
      SELECT 'statement' AS "kind", "text" AS "words", "start", "end"
      FROM "Statement" WHERE "articleId" = article."id" AND "origin" = 'CURATOR'
      UNION
      SELECT 'citation', "exact", "start", "end"
      FROM "Citation" WHERE "articleId" = article."id" AND "origin" = 'CURATOR'
      UNION
      SELECT 'citation', citation."exact", citation."start", citation."end"
      FROM "Statement" statement JOIN "Citation" citation ON citation."statementId" = statement."id"
      WHERE statement."articleId" = article."id" AND citation."origin" = 'CURATOR'
      UNION
      SELECT 'mention', "exact", "start", "end"
      FROM "Mention" WHERE "articleId" = article."id" AND "origin" = 'CURATOR'
    ) work
    WHERE article."slug" = ANY (${slugs}::text[])
    GROUP BY article."slug"
    ORDER BY article."slug" COLLATE "C"`

/**
 * The files cannot bring back what did not come from them. The articles stay locked, so that no more is added meanwhile.
 * @throws UserError with a line for each article to be replaced on which a curator's work hangs, naming that work
 */
export const refuseCuratorsWork = async (transaction: Transaction, replace: readonly string[]): Promise<void> => {
  const slugs = [...replace]
  await transaction.$queryRaw`SELECT "id" FROM "Article" WHERE "slug" = ANY (${slugs}::text[]) ORDER BY "id" FOR UPDATE`
  const works = await listWork(transaction, slugs)
  if (works.length === 0) return
  throw new UserError(
    works
      .map(
        ({ slug, list }) =>
          `--replace ${slug} would delete what curators added: ${list}; delete that first if it may go (npx prisma studio), or put the old text back`,
      )
      .join('\n'),
  )
}
