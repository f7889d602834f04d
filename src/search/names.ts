import { Prisma } from '../generated/prisma/client.ts'
import type { SearchQuery } from './query.ts'
import type { SearchTypeName } from './search-type.ts'

/** Of more names of one type that are near, no more than this many are compared; one that is the same is always found. */
const mostNear = 500

/**
 * The names that a query asks for, folded as `EntityName` has them: `SELECT "folded", "compact" FROM asked`.
 *
 * The thresholds are those of `%>` and `%` below. They hold for this statement alone, and are set before any name is
 * compared, because there is nothing to compare it with before. Stop words alone ("of the") are near to half of all names, and
 * tell nothing: only the same name is found by them ("WHO").
 */
export const askedNamesSql = ({ names }: SearchQuery): Prisma.Sql => Prisma.sql`
  asked AS MATERIALIZED (
    SELECT word."folded", compact_name(word."folded") AS "compact", numnode(phraseto_tsquery('folded_english', word."folded")) > 0 AS "isTelling",
      set_config('pg_trgm.word_similarity_threshold', '0.5', true), set_config('pg_trgm.similarity_threshold', '0.45', true)
    FROM (SELECT DISTINCT lower(unaccent(name)) AS "folded" FROM unnest(${names}::text[]) AS name) AS word
  )`

/**
 * The entities of these types with a name that is asked for, each once, with its best name and a score in millionths: a
 * million for the same name but for case, diacritics, spaces and punctuation; from half a million for one that is near, by the
 * trigrams that it shares with what is asked.
 */
export const namedSql = (query: SearchQuery, types: readonly SearchTypeName[]): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT ON (wanted."type", near."id") wanted."type", near."id", near."name", near."score"
  FROM asked CROSS JOIN unnest(${types}::text[]) AS wanted("type") CROSS JOIN LATERAL (
    SELECT name."name", coalesce(name."personId", name."organizationId", name."placeId", name."issueId", name."meetingId") AS "id",
      CASE WHEN compact_name(name."folded") = asked."compact" THEN 1000000 ELSE round(500000 + 490000 * (
        0.7 * greatest(word_similarity(asked."folded", name."folded"), similarity(asked."compact", compact_name(name."folded"))) +
        0.3 * similarity(asked."folded", name."folded")
      )) END::int AS "score"
    FROM (
      SELECT * FROM "EntityName" AS same WHERE same."type" = wanted."type" AND compact_name(same."folded") = asked."compact"
      UNION
      (${nearSql(isNear)} UNION ALL ${nearSql(Prisma.sql`${isNearInOne} AND NOT ${isNear}`)} LIMIT ${mostNear})
    ) AS name
    WHERE ${isNotExcluded(query)}
  ) AS near
  WHERE cardinality(show_trgm(asked."folded")) > 0
  ORDER BY wanted."type", near."id", near."score" DESC, near."name" COLLATE "C"`

const isNear = Prisma.sql`near."folded" %> asked."folded"`
const isNearInOne = Prisma.sql`compact_name(near."folded") % asked."compact"`

/**
 * Each way of being near is asked by itself: the index finds many that may be near, each of which is then compared in that way
 * alone. The second way is not gone where the first one has found enough.
 */
const nearSql = (condition: Prisma.Sql) => Prisma.sql`
  SELECT * FROM "EntityName" AS near WHERE near."type" = wanted."type" AND asked."isTelling" AND ${condition}`

/** Names are compared word by word here: "-ma" excludes Ma Zhaoxu, and not Macao. */
const isNotExcluded = ({ excluded }: SearchQuery) => Prisma.sql`
  NOT EXISTS (SELECT FROM unnest(${excluded}::text[]) AS word WHERE strpos(${spaced(Prisma.sql`name."folded"`)}, ${spaced(Prisma.sql`lower(unaccent(word))`)}) > 0)`

const spaced = (text: Prisma.Sql) =>
  Prisma.sql`regexp_replace(' ' || ${text} || ' ', '[[:space:][:punct:]]+', ' ', 'g')`
