/**
 * How many independent sources support a fact, of its citations (alias `citation`) and their articles (`article`). What counts as one
 * source the database knows: it keeps the sources of each article.
 */
export const sourceCountSql = `count_sources(DISTINCT article."sources"::text) FILTER (WHERE citation."stance" = 'SUPPORTS')`

/** The same of the listed fact, of any kind. */
export const nodeSourceCountSql = `SELECT ${sourceCountSql}
  FROM "FactCitation" AS citation JOIN "Article" AS article ON article."id" = citation."articleId"
  WHERE citation."factId" = node."id"`
