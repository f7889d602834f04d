-- Who stands behind an article: what counts as one source when facts are counted by their sources.
--
-- Articles are of one text where they have the same words, or one is said to repeat the other (syndicationOf), and so on: all of them
-- make one class, however many steps apart. The sources of an article are the organizations that any article of its class credits,
-- sorted; where none credits anybody, the least id of an article of the class, which stands for it. They do not depend on any day.
--
-- Two articles are one source where their sets of sources meet, and so on: of articles that credit VOA and RT, RT alone, and VOA
-- alone, all are one source. So a fact has as many independent sources as the sets of its supporting articles fall into parts that
-- share nothing: see count_sources.

-- AlterTable
ALTER TABLE "Article" ADD COLUMN "sources" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[];

-- ── The database keeps them true. A text is a class's part that never changes, so it is classes of texts that are looked for ──

-- Texts are given by their SHA-256. Of a class they may be any part, but where it has just been split, a text of each part.
-- Planned anew for each call: one article or thousands; compiling such a statement would take longer than all of it.
CREATE FUNCTION refresh_sources(texts text[]) RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan SET jit = off AS $$
BEGIN
  IF cardinality(texts) = 0 THEN
    RETURN;
  END IF;
  -- One at a time: two transactions that add articles of one text would not see one another's. A statement of its own: when another
  -- transaction has let go of the lock, the next statement sees what it has written.
  PERFORM pg_advisory_xact_lock(hashtext('Article.sources'));
  texts := ARRAY(
    WITH RECURSIVE reached AS (
      SELECT unnest(texts) AS "sha256"
      UNION
      SELECT linked."sha256" FROM reached JOIN "Article" article USING ("sha256")
      JOIN "Article" linked ON linked."id" = article."syndicationOfId" OR linked."syndicationOfId" = article."id"
    )
    SELECT "sha256" FROM reached);
  WITH RECURSIVE link AS MATERIALIZED (
    SELECT DISTINCT copy."sha256" AS copy, original."sha256" AS original
    FROM unnest(texts) AS "sha256" JOIN "Article" copy USING ("sha256") JOIN "Article" original ON original."id" = copy."syndicationOfId"
    WHERE copy."sha256" <> original."sha256"
  ), step AS MATERIALIZED (
    SELECT copy AS "from", original AS "to" FROM link UNION SELECT original, copy FROM link
  ), walk AS (
    -- To greater texts alone: the least of a class reaches all of it, and the others have less to do.
    SELECT "sha256" AS start, "sha256" FROM unnest(texts) AS "sha256"
    UNION
    SELECT walk.start, step."to" FROM walk JOIN step ON step."from" = walk."sha256" WHERE step."to" > walk.start
  ), part AS (
    SELECT "sha256", min(start) AS class FROM walk GROUP BY "sha256"
  ), class AS (
    SELECT array_agg(DISTINCT article."id" ORDER BY article."id") AS articles,
      array_agg(DISTINCT credit."organizationId" ORDER BY credit."organizationId") FILTER (WHERE credit."organizationId" IS NOT NULL) AS credits
    FROM part JOIN "Article" article USING ("sha256") LEFT JOIN "ArticleCredit" credit ON credit."articleId" = article."id"
    GROUP BY part.class
  ), wanted AS (
    SELECT unnest(articles) AS "id", coalesce(credits, articles[1:1]) AS sources FROM class
  )
  UPDATE "Article" article SET "sources" = wanted.sources FROM wanted WHERE article."id" = wanted."id" AND article."sources" <> wanted.sources;
END $$;

-- What most articles keep: nobody repeats them, and they credit nobody. So a load does not write them twice.
CREATE FUNCTION be_own_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."sources" := ARRAY[NEW."id"];
  RETURN NEW;
END $$;

-- By statement, not by row: a load of thousands of articles refreshes each class once.
-- An article that has gone leaves behind the one that it repeated; those that repeated it are updated.
CREATE FUNCTION refresh_sources_of_articles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_sources(ARRAY(
    SELECT "sha256" FROM changed
    UNION SELECT original."sha256" FROM changed JOIN "Article" original ON original."id" = changed."syndicationOfId"));
  RETURN NULL;
END $$;

CREATE FUNCTION refresh_sources_of_syndications() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_sources(ARRAY(
    WITH moved AS MATERIALIZED (
      SELECT changed."sha256", former."syndicationOfId" FROM changed JOIN former USING ("id")
      WHERE changed."syndicationOfId" IS DISTINCT FROM former."syndicationOfId"
    )
    SELECT "sha256" FROM moved
    UNION SELECT original."sha256" FROM moved JOIN "Article" original ON original."id" = moved."syndicationOfId"));
  RETURN NULL;
END $$;

CREATE FUNCTION refresh_sources_of_credits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_sources(ARRAY(SELECT DISTINCT article."sha256" FROM changed JOIN "Article" article ON article."id" = changed."articleId"));
  RETURN NULL;
END $$;

CREATE TRIGGER "Article_own_source" BEFORE INSERT ON "Article" FOR EACH ROW EXECUTE FUNCTION be_own_source();
CREATE TRIGGER "Article_sources_added" AFTER INSERT ON "Article" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_sources_of_articles();
CREATE TRIGGER "Article_sources_removed" AFTER DELETE ON "Article" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_sources_of_articles();
CREATE TRIGGER "Article_sources_changed" AFTER UPDATE ON "Article" REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_sources_of_syndications();
CREATE TRIGGER "ArticleCredit_sources_added" AFTER INSERT ON "ArticleCredit" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_sources_of_credits();
CREATE TRIGGER "ArticleCredit_sources_removed" AFTER DELETE ON "ArticleCredit" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_sources_of_credits();
CREATE TRIGGER "ArticleCredit_sources_left" AFTER UPDATE ON "ArticleCredit" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_sources_of_credits();
CREATE TRIGGER "ArticleCredit_sources_reached" AFTER UPDATE ON "ArticleCredit" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_sources_of_credits();

SELECT refresh_sources(ARRAY(SELECT DISTINCT "sha256" FROM "Article"));

-- ── Counting ──

DROP FUNCTION article_source(uuid);

-- Into how many parts that share nothing these sets fall; each is a distinct array of ids, as text.
CREATE FUNCTION count_apart(sets text[]) RETURNS int LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  -- Nearly always every set has one member.
  IF array_to_string(sets, '') NOT LIKE '%,%' THEN
    RETURN cardinality(sets);
  END IF;
  RETURN (
    WITH RECURSIVE member AS (
      SELECT "set", unnest(ids::uuid[]) AS "id" FROM unnest(sets) WITH ORDINALITY AS listed (ids, "set")
    ), walk AS (
      SELECT "id" AS start, "id" FROM member
      UNION
      SELECT walk.start, other."id" FROM walk JOIN member USING ("id") JOIN member other USING ("set") WHERE other."id" > walk.start
    )
    SELECT count(DISTINCT least) FROM (SELECT min(start::text) AS least FROM walk GROUP BY "id") AS part
  );
END $$;

-- How many independent sources articles have: count_sources(DISTINCT article."sources"::text).
CREATE AGGREGATE count_sources (text) (SFUNC = array_append, STYPE = text[], INITCOND = '{}', FINALFUNC = count_apart);
