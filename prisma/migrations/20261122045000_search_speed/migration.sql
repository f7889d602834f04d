-- Search keeps its answers, and finds them sooner.

-- Loads pg_trgm: until then nobody but a superuser may name its settings, as a function below does.
SELECT show_trgm('a');

-- The articles that a query finds, the latest `most` of them, with how well they fit (0 to 1). How frequent phrases, and words that
-- come together or exclude each other, are, PostgreSQL cannot know, but the latest articles tell: what so many of them have is looked
-- for from the latest one back, until there are enough; what is rarer is found through the index of words, and then sorted (`+ 0`
-- keeps PostgreSQL from walking through all articles in search of it).
-- EXECUTE plans each call anew, for the words that it has. The first condition is one that the index and the planner know, the
-- second reads each article in its own way (a CASE is not estimated).
CREATE OR REPLACE FUNCTION search_articles("query" text, "most" int) RETURNS TABLE ("id" uuid, "fit" real) LANGUAGE plpgsql STABLE SET jit = off AS $$
DECLARE
  -- $1: the query, $2: how many at most.
  statement constant text := $sql$
    SELECT array(
      SELECT article."id" FROM %s AS article
      WHERE (article."search" @@ search_condition('folded_english', $1) OR article."search" @@ search_condition('folded_simple', $1))
        AND CASE search_configuration(article."language")
          WHEN 'folded_english'::regconfig THEN article."search" @@ search_condition('folded_english', $1)
          ELSE article."search" @@ search_condition('folded_simple', $1)
        END
      ORDER BY article."publishedOnEarliest" %s DESC, article."publishedOnLatest" DESC, article."id" DESC
      LIMIT $2
    )$sql$;
  latest constant text := '(SELECT * FROM "Article" ORDER BY "publishedOnEarliest" DESC, "publishedOnLatest" DESC, "id" DESC LIMIT %s)';
  most_walked constant int := 40000;
  walked int := 1000;
  found uuid[];
BEGIN
  IF search_condition('folded_simple', "query") IS NULL AND search_condition('folded_english', "query") IS NULL THEN
    RETURN;
  END IF;
  LOOP
    EXECUTE format(statement, format(latest, walked), '') INTO found USING "query", "most";
    EXIT WHEN walked = most_walked OR cardinality(found) = "most" OR cardinality(found)::float8 / walked < 2 * "most"::float8 / most_walked;
    walked := most_walked;
  END LOOP;
  IF cardinality(found) < "most" THEN
    EXECUTE format(statement, '"Article"', '+ 0') INTO found USING "query", "most";
  END IF;
  RETURN QUERY EXECUTE $sql$
    SELECT article."id", ts_rank(article."search", search_condition(search_configuration(article."language"), $1), 1 | 32)
    FROM "Article" AS article WHERE article."id" = ANY ($2)
  $sql$ USING "query", found;
END $$;

-- The names of one type that are what is asked for, but for spaces and punctuation, or near it by the trigrams that they share; of
-- near ones `most`. What tells nothing ("of the") is near to half of all names: pass 0. PostgreSQL takes comparing trigrams for as
-- cheap as comparing numbers, and would rather compare all names than go through the index.
-- Each way of being near is asked by itself: the index finds many that may be near, each of which is then compared in that way alone.
CREATE FUNCTION near_names("asked" text, "compact" text, "wanted" text, "most" int) RETURNS SETOF "EntityName" LANGUAGE plpgsql STABLE
  SET enable_seqscan = off SET jit = off SET pg_trgm.word_similarity_threshold = 0.5 SET pg_trgm.similarity_threshold = 0.45 AS $$
BEGIN
  RETURN QUERY
    SELECT * FROM "EntityName" same WHERE same."type" = "wanted" AND compact_name(same."folded") = "compact"
    UNION (
      SELECT * FROM "EntityName" near WHERE near."type" = "wanted" AND "most" > 0 AND near."folded" %> "asked"
      UNION ALL
      SELECT * FROM "EntityName" near WHERE near."type" = "wanted" AND "most" > 0 AND compact_name(near."folded") % "compact" AND NOT near."folded" %> "asked"
      LIMIT "most"
    );
END $$;
