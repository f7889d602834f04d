import { Prisma } from '../generated/prisma/client.ts'
import type { DatabaseReader } from '../platform/database.ts'
import { askedNamesSql } from './names.ts'
import type { SearchQuery } from './query.ts'

/** Words that answer a query: code points from 0, half-open. */
export interface Highlight {
  readonly start: number
  readonly end: number
  readonly exact: string
}

/** The most highlights of one result. */
export const mostHighlights = 10

type Row = Highlight & { readonly key: string }

/** The highlights of articles' texts, in the order of the ids. One statement. */
export const listArticleHighlights = async (
  database: DatabaseReader,
  query: SearchQuery,
  ids: readonly string[],
): Promise<Highlight[][]> => {
  const asked = articleHighlightsSql(Prisma.sql`${query.text}`, Prisma.sql`${ids}::uuid[]`)
  return groupByKey(await database.$queryRaw<Row[]>(asked), ids)
}

/** The highlights of names, in their order. One statement. */
export const listNameHighlights = async (
  database: DatabaseReader,
  query: SearchQuery,
  names: readonly string[],
): Promise<Highlight[][]> => {
  const asked = nameHighlightsSql(Prisma.sql`${query.names}::text[]`, Prisma.sql`${names}::text[]`)
  return groupByKey(await database.$queryRaw<Row[]>(asked), names)
}

const groupByKey = (rows: readonly Row[], keys: readonly string[]): Highlight[][] => {
  const byKey = new Map<string, Highlight[]>(keys.map((key) => [key, []]))
  for (const { key, ...highlight } of rows) byKey.get(key)?.push(highlight)
  return keys.map((key) => pickHighlights(byKey.get(key) ?? []))
}

/** The first ones, in the order of the text; of two that overlap, the one that begins first, and of those the longer one. */
const pickHighlights = (found: readonly Highlight[]): Highlight[] => {
  const picked: Highlight[] = []
  for (const highlight of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (highlight.start >= (picked.at(-1)?.end ?? 0)) picked.push(highlight)
  }
  return picked.slice(0, mostHighlights)
}

// PostgreSQL tells which words answer a query, by putting two marks around each; it does not tell which of them make a phrase,
// so each run of marked words is asked again, as a text of its own: of a phrase those runs that begin with a word of it. A mark that
// stands in a text itself is taken for a space.
const articleHighlightsSql = (text: Prisma.Sql, ids: Prisma.Sql) => Prisma.sql`
  WITH article AS MATERIALIZED (
    SELECT "id", search_configuration("language") AS "configuration", searched_text("text") AS "text"
    FROM "Article" WHERE "id" = ANY (${ids})
  ), part AS MATERIALIZED (
    SELECT configuration."configuration", btrim(piece, '( )')::tsquery AS "part",
      regexp_replace(btrim(piece, '( )'), '<(-|[0-9]+)>', '|', 'g')::tsquery AS "words"
    FROM (SELECT DISTINCT "configuration" FROM article) AS configuration
    CROSS JOIN regexp_split_to_table(querytree(search_condition(configuration."configuration", ${text})), ' [&|] ') AS piece
  ), marked AS MATERIALIZED (
    SELECT article."id", article."configuration", piece."words", piece."n",
      (sum(length(piece."words")) OVER (PARTITION BY article."id" ORDER BY piece."n"))::int AS "end"
    FROM article
    JOIN (SELECT "configuration", string_agg("part"::text, ' | ')::tsquery AS "parts" FROM part GROUP BY "configuration") AS whole USING ("configuration")
    CROSS JOIN regexp_split_to_table(
      ts_headline(article."configuration", translate(article."text", ${marks}, '  '), whole."parts", ${`HighlightAll=true, StartSel=${startMark}, StopSel=${endMark}`}),
      ${`[${marks}]`}
    ) WITH ORDINALITY AS piece("words", "n")
  ), word AS MATERIALIZED (
    SELECT "id", "configuration", "words", "n" / 2 AS "n", "end" - length("words") AS "start", "end" FROM marked WHERE "n" % 2 = 0 AND "n" <= 600
  ), lexeme AS MATERIALIZED (
    SELECT "configuration", "words", to_tsvector("configuration", "words") AS "lexemes" FROM (SELECT DISTINCT "configuration", "words" FROM word) AS word
  ), ending AS MATERIALIZED (
    SELECT "id", array_agg("end" ORDER BY "n") AS "ends" FROM word GROUP BY "id"
  )
  SELECT DISTINCT ON (word."id", part."part"::text, run."end") word."id"::text AS "key", word."start", run."end",
    substr(article."text", word."start" + 1, run."end" - word."start") AS "exact"
  FROM word JOIN lexeme USING ("configuration", "words")
  JOIN part ON part."configuration" = word."configuration" AND lexeme."lexemes" @@ part."words"
  JOIN article ON article."id" = word."id" JOIN ending ON ending."id" = word."id"
  CROSS JOIN LATERAL (
    SELECT "ends"["last"] AS "end" FROM generate_series(word."n", least(word."n" + (numnode(part."part") - 1) / 2, cardinality("ends"))) AS "last"
    WHERE to_tsvector(word."configuration", substr(article."text", word."start" + 1, "ends"["last"] - word."start")) @@ part."part"
    ORDER BY "last" LIMIT 1
  ) AS run
  ORDER BY word."id", part."part"::text, run."end", word."start" DESC`

const [startMark, endMark] = ['\u{E000}', '\u{E001}']
const marks = startMark + endMark

/** The whole of a name that is what was asked for; of another one, the words that are near. */
const nameHighlightsSql = (asked: Prisma.Sql, names: Prisma.Sql) => Prisma.sql`
  WITH ${askedNamesSql(asked)}, name AS (
    SELECT name, EXISTS (SELECT FROM asked WHERE asked."compact" = compact_name(lower(unaccent(name)))) AS "isSame"
    FROM unnest(${names}) AS name
  ), piece AS (
    SELECT name, piece."match"[1] AS "word", length(piece."match"[1]) AS "length",
      (sum(length(coalesce(piece."match"[1], piece."match"[2]))) OVER (PARTITION BY name ORDER BY piece."n"))::int AS "end"
    FROM name CROSS JOIN regexp_matches(name, '([^[:space:][:punct:]]+)|([[:space:][:punct:]]+)', 'g') WITH ORDINALITY AS piece("match", "n")
    WHERE NOT "isSame"
  )
  SELECT name AS "key", 0 AS "start", length(name) AS "end", name AS "exact" FROM name WHERE "isSame"
  UNION ALL
  SELECT name, "end" - "length", "end", "word" FROM piece
  WHERE "word" IS NOT NULL AND EXISTS (SELECT FROM asked WHERE word_similarity(lower(unaccent("word")), asked."folded") >= 0.5)`

// Results are sorted by the bytes of a name; what is punctuation in it is for the usual collation to say.
const sqlOfName = Prisma.sql`ARRAY[parent."name" COLLATE "default"]`

/**
 * The highlights of a result `parent`, picked as `pickHighlights` does: each is the first in its order that begins where the one
 * before has ended.
 */
export const highlightsOfParentSql = Prisma.sql`
  WITH RECURSIVE found AS MATERIALIZED (
    SELECT * FROM (${articleHighlightsSql(Prisma.sql`parent."askedText"`, Prisma.sql`ARRAY[parent."id"]`)}) AS of_article
    WHERE parent."type" = 'ARTICLE'
    UNION ALL
    SELECT * FROM (${nameHighlightsSql(Prisma.sql`parent."askedNames"`, sqlOfName)}) AS of_name
    WHERE parent."type" <> 'ARTICLE'
  ), picked AS (
    SELECT 0 AS "number", 0 AS "start", 0 AS "end", '' COLLATE "C" AS "exact"
    UNION ALL
    SELECT picked."number" + 1, next."start", next."end", next."exact" COLLATE "C" FROM picked CROSS JOIN LATERAL (
      SELECT found."start", found."end", found."exact" FROM found WHERE found."start" >= picked."end"
      ORDER BY found."start", found."end" DESC LIMIT 1
    ) AS next WHERE picked."number" < ${mostHighlights}
  )
  SELECT "start", "end", "exact" FROM picked WHERE "number" > 0 ORDER BY "number"`
