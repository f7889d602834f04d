import { Prisma } from '../generated/prisma/client.ts'
import type { SearchQuery } from './query.ts'
import type { SearchTypeName } from './search-type.ts'

/** Of more names of one type that are near, no more than this many are compared; one that is the same is always found. */
const mostNear = 500

/**
 * The names that a query asks for, folded as `EntityName` has them: `SELECT "folded", "compact", "isTelling" FROM asked`. Stop
 * words alone ("of the") tell nothing: only the same name is found by them ("WHO"). `names` is an array of texts.
 */
export const askedNamesSql = (names: Prisma.Sql): Prisma.Sql => Prisma.sql`
  asked AS MATERIALIZED (
    SELECT word."folded", compact_name(word."folded") AS "compact", numnode(phraseto_tsquery('folded_english', word."folded")) > 0 AS "isTelling"
    FROM (SELECT DISTINCT lower(unaccent(name)) AS "folded" FROM unnest(${names}) AS name) AS word
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
    FROM near_names(asked."folded", asked."compact", wanted."type", CASE WHEN asked."isTelling" THEN ${mostNear}::int ELSE 0 END) AS name
    WHERE ${isNotExcluded(query)}
  ) AS near
  WHERE cardinality(show_trgm(asked."folded")) > 0
  ORDER BY wanted."type", near."id", near."score" DESC, near."name" COLLATE "C"`

/** Names are compared word by word here: "-ma" excludes Ma Zhaoxu, and not Macao. */
const isNotExcluded = ({ excluded }: SearchQuery) => Prisma.sql`
  NOT EXISTS (SELECT FROM unnest(${excluded}::text[]) AS word WHERE strpos(${spaced(Prisma.sql`name."folded"`)}, ${spaced(Prisma.sql`lower(unaccent(word))`)}) > 0)`

const spaced = (text: Prisma.Sql) =>
  Prisma.sql`regexp_replace(' ' || ${text} || ' ', '[[:space:][:punct:]]+', ' ', 'g')`
