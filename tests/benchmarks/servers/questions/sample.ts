/** How many sets of variables a question is asked with, in turn. */
export const sampleSize = 200

/** The seed of all samples: the same rows are taken of the same base. */
const seed = 'readout'

/** Some rows of a table, each as likely as another. */
export const sampleRows = (table: string, columns: string): string => `
  SELECT ${columns} FROM "${table}" AS node ORDER BY md5('${seed}' || node."id") LIMIT ${sampleSize}`

/** Persons, each the likelier the more parts in meetings the person has: as readers come to them. */
export const samplePersons = (columns: string): string => `
  SELECT ${columns} FROM (
    SELECT DISTINCT ON (part."personId") part."personId", part."id", md5('${seed}' || part."id") AS "pick" FROM "Participation" AS part
    WHERE part."personId" IS NOT NULL AND part."reviewStatus" = 'ACCEPTED' AND part."attendance" = 'PRESENT'
    ORDER BY part."personId", "pick"
  ) AS picked JOIN "Person" AS node ON node."id" = picked."personId" ORDER BY picked."pick" LIMIT ${sampleSize}`

/** Days on which articles were published, spread over all but the last weeks of the base's time. */
export const sampleDays = (columns: string): string => `
  SELECT ${columns} FROM (
    SELECT node."publishedOnEarliest" AS "day", min(md5('${seed}' || node."id")) AS "pick" FROM "Article" AS node
    GROUP BY node."publishedOnEarliest" HAVING node."publishedOnEarliest" < (SELECT max("publishedOnLatest") - 90 FROM "Article")
  ) AS picked ORDER BY picked."pick" LIMIT ${sampleSize}`
