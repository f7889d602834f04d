-- What search looks through: names, also without spaces and punctuation ("Ma Zhao Xu" is "Ma Zhaoxu"), and the words of articles.

CREATE EXTENSION IF NOT EXISTS btree_gin;

-- ── Names: by type, so that thousands of meetings with a word in their names do not stand before the one person ──

-- AlterTable
ALTER TABLE "EntityName" ADD COLUMN "type" TEXT GENERATED ALWAYS AS (
  CASE
    WHEN "personId" IS NOT NULL THEN 'PERSON'
    WHEN "organizationId" IS NOT NULL THEN 'ORGANIZATION'
    WHEN "placeId" IS NOT NULL THEN 'PLACE'
    WHEN "issueId" IS NOT NULL THEN 'ISSUE'
    WHEN "meetingId" IS NOT NULL THEN 'MEETING'
  END
) STORED;

-- A folded name without spaces and punctuation.
CREATE FUNCTION compact_name("folded" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN regexp_replace("folded", '[[:space:][:punct:]]+', '', 'g');

-- DropIndex
DROP INDEX "EntityName_folded_idx";

CREATE INDEX "EntityName_search_idx" ON "EntityName" USING GIN ("type", "folded" gin_trgm_ops, compact_name("folded") gin_trgm_ops);

-- ── Texts: two ways to read them, both blind to diacritics. Of English, words are stemmed and stop words left out; of other
--    languages words stand as they are: PostgreSQL has a stemmer for few of them, and the wrong one harms more than none ──

CREATE TEXT SEARCH CONFIGURATION "folded_english" (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION "folded_english" ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
CREATE TEXT SEARCH CONFIGURATION "folded_simple" (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION "folded_simple" ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;

-- How an article in this language (BCP 47) is read.
CREATE FUNCTION search_configuration("language" text) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN "language" ~* '^en(-|$)' THEN 'folded_english'::regconfig ELSE 'folded_simple'::regconfig END;

-- What of an article's text is searched. A tsvector holds at most 1 MB, and knows no place past the 16,383rd word.
CREATE FUNCTION searched_text("text" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN left("text", 100000);

-- AlterTable
ALTER TABLE "Article" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector(search_configuration("language"), coalesce("headline", '')), 'A') || to_tsvector(search_configuration("language"), searched_text("text"))
) STORED;

-- Whether words make a phrase is asked of this column, row by row: it stays in the row itself, and the longer text goes elsewhere.
ALTER TABLE "Article" ALTER COLUMN "search" SET STORAGE MAIN;

-- CreateIndex
CREATE INDEX "Article_search_idx" ON "Article" USING GIN ("search");

-- What a query in websearch syntax asks of texts read in one way; null where it asks for nothing but the absence of words,
-- which no index finds.
CREATE FUNCTION search_condition("configuration" regconfig, "query" text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN querytree(websearch_to_tsquery("configuration", "query")) NOT IN ('', 'T') THEN websearch_to_tsquery("configuration", "query") END;

-- The articles that a query finds, the latest `most` of them, with how well they fit (0 to 1). EXECUTE plans each call anew, for the
-- words that it has: rare ones through the index of words, frequent ones from the latest article back, until there are enough.
-- The first condition tells it how frequent they are, the second reads each article in its own way (a CASE is not estimated).
-- How frequent a phrase is, PostgreSQL cannot know; `+ 0` keeps it from walking through all articles in search of one.
CREATE FUNCTION search_articles("query" text, "most" int) RETURNS TABLE ("id" uuid, "fit" real) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY EXECUTE format($sql$
    SELECT found."id", ts_rank(found."search", search_condition(search_configuration(found."language"), $1), 1 | 32)
    FROM (
      SELECT article."id", article."search", article."language" FROM "Article" AS article
      WHERE (article."search" @@ search_condition('folded_english', $1) OR article."search" @@ search_condition('folded_simple', $1))
        AND CASE search_configuration(article."language")
          WHEN 'folded_english'::regconfig THEN article."search" @@ search_condition('folded_english', $1)
          ELSE article."search" @@ search_condition('folded_simple', $1)
        END
      ORDER BY article."publishedOnEarliest" %s DESC, article."publishedOnLatest" DESC, article."id" DESC
      LIMIT $2
    ) AS found
  $sql$, CASE WHEN search_condition('folded_simple', "query")::text LIKE '%<%' THEN '+ 0' END) USING "query", "most";
END $$;
