-- The same rules as before, checked once a statement in place of once a row: a load of 20,000 articles writes half a million quotes.

-- ── Every quoted span is verbatim. The triggers by row stay for replication, which fires no others; REPLICA has them fire
--    there (and under session_replication_role = replica) alone, where the triggers by statement do not ──

ALTER TABLE "Mention" ENABLE REPLICA TRIGGER "Mention_verbatim";
ALTER TABLE "Citation" ENABLE REPLICA TRIGGER "Citation_verbatim";
ALTER TABLE "Statement" ENABLE REPLICA TRIGGER "Statement_verbatim";
ALTER TABLE "Article" ENABLE REPLICA TRIGGER "Article_quotes";

-- Whether a text has a quote between two of its code points, and the words around it right before and after.
CREATE FUNCTION is_verbatim("text" text, "start" int, "end" int, "quote" text, "prefix" text, "suffix" text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN length("quote") = "end" - "start" AND length("prefix") <= "start"
    AND substr("text", "start" - length("prefix") + 1, length("prefix") + length("quote") + length("suffix")) = "prefix" || "quote" || "suffix";

-- TG_ARGV: the columns of the quote, and of what stands before and after it.
CREATE FUNCTION check_all_verbatim() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wrong record;
BEGIN
  -- Not LIMIT 1: expecting to find a wrong one early, the planner would compare every quote with every article.
  EXECUTE format($sql$
    SELECT article."slug", span."start", span."end", span.%1$s AS quoted, substr(article."text", span."start" + 1, span."end" - span."start") AS exact
    FROM changed span JOIN "Article" article ON article."id" = span."articleId"
    WHERE NOT is_verbatim(article."text", span."start", span."end", span.%1$s, %2$s, %3$s)
  $sql$, TG_ARGV[0], TG_ARGV[1], TG_ARGV[2]) INTO wrong;
  IF wrong IS NULL THEN
    RETURN NULL;
  END IF;
  IF wrong.exact IS DISTINCT FROM wrong.quoted THEN
    RAISE EXCEPTION '%: article "%" has % at %–%, not %', TG_TABLE_NAME, wrong.slug, quote_literal(wrong.exact), wrong."start", wrong."end", quote_literal(wrong.quoted)
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_verbatim';
  END IF;
  RAISE EXCEPTION '%: article "%" has other words around %–%', TG_TABLE_NAME, wrong.slug, wrong."start", wrong."end"
    USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_verbatim';
END $$;

-- The article is there, and stays: its foreign key is checked and has it locked when these fire.
CREATE TRIGGER "Mention_verbatim_added" AFTER INSERT ON "Mention" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION check_all_verbatim('"exact"', '''''', '''''');
CREATE TRIGGER "Mention_verbatim_changed" AFTER UPDATE ON "Mention" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION check_all_verbatim('"exact"', '''''', '''''');
CREATE TRIGGER "Citation_verbatim_added" AFTER INSERT ON "Citation" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION check_all_verbatim('"exact"', '"prefix"', '"suffix"');
CREATE TRIGGER "Citation_verbatim_changed" AFTER UPDATE ON "Citation" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION check_all_verbatim('"exact"', '"prefix"', '"suffix"');
CREATE TRIGGER "Statement_verbatim_added" AFTER INSERT ON "Statement" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION check_all_verbatim('"text"', '''''', '''''');
CREATE TRIGGER "Statement_verbatim_changed" AFTER UPDATE ON "Statement" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION check_all_verbatim('"text"', '''''', '''''');

CREATE FUNCTION check_all_quotes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Mention" SET "exact" = "exact" FROM changed WHERE "articleId" = changed."id";
  UPDATE "Citation" SET "exact" = "exact" FROM changed WHERE "articleId" = changed."id";
  UPDATE "Statement" SET "text" = "Statement"."text" FROM changed WHERE "articleId" = changed."id";
  RETURN NULL;
END $$;

CREATE TRIGGER "Article_quotes_added" AFTER INSERT ON "Article" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION check_all_quotes();

-- ── EntityName holds each entity's name and aliases ──

DROP TRIGGER "Person_names" ON "Person";
DROP TRIGGER "Organization_names" ON "Organization";
DROP TRIGGER "Place_names" ON "Place";
DROP TRIGGER "Issue_names" ON "Issue";
DROP TRIGGER "Meeting_names" ON "Meeting";
DROP FUNCTION refresh_entity_names();

-- TG_ARGV: the column of EntityName that points at the entity.
CREATE FUNCTION add_entity_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format($sql$
    INSERT INTO "EntityName" ("name", "folded", %1$I)
    SELECT names.name, lower(unaccent(names.name)), names."id" FROM (SELECT DISTINCT "id", unnest("name" || "aliases") AS name FROM changed) names
  $sql$, TG_ARGV[0]);
  RETURN NULL;
END $$;

CREATE FUNCTION change_entity_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format($sql$
    WITH renamed AS MATERIALIZED (
      SELECT "id", entity."name", entity."aliases" FROM changed entity LEFT JOIN former USING ("id")
      WHERE (entity."name", entity."aliases") IS DISTINCT FROM (former."name", former."aliases")
    ), gone AS (DELETE FROM "EntityName" WHERE %1$I IN (SELECT "id" FROM renamed))
    INSERT INTO "EntityName" ("name", "folded", %1$I)
    SELECT names.name, lower(unaccent(names.name)), names."id" FROM (SELECT DISTINCT "id", unnest("name" || "aliases") AS name FROM renamed) names
  $sql$, TG_ARGV[0]);
  RETURN NULL;
END $$;

CREATE TRIGGER "Person_names_added" AFTER INSERT ON "Person" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION add_entity_names('personId');
CREATE TRIGGER "Organization_names_added" AFTER INSERT ON "Organization" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION add_entity_names('organizationId');
CREATE TRIGGER "Place_names_added" AFTER INSERT ON "Place" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION add_entity_names('placeId');
CREATE TRIGGER "Issue_names_added" AFTER INSERT ON "Issue" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION add_entity_names('issueId');
CREATE TRIGGER "Meeting_names_added" AFTER INSERT ON "Meeting" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION add_entity_names('meetingId');
CREATE TRIGGER "Person_names_changed" AFTER UPDATE ON "Person" REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_entity_names('personId');
CREATE TRIGGER "Organization_names_changed" AFTER UPDATE ON "Organization" REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_entity_names('organizationId');
CREATE TRIGGER "Place_names_changed" AFTER UPDATE ON "Place" REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_entity_names('placeId');
CREATE TRIGGER "Issue_names_changed" AFTER UPDATE ON "Issue" REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_entity_names('issueId');
CREATE TRIGGER "Meeting_names_changed" AFTER UPDATE ON "Meeting" REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_entity_names('meetingId');
