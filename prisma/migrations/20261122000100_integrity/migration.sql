-- What Prisma's schema cannot say: spans are in order and verbatim, dates are in order, alternatives exclude each other,
-- texts never change.

-- ── Dates: the first day is not after the last, and both are there exactly where the date is ──

ALTER TABLE "Article" ADD CONSTRAINT "Article_publishedOn_order" CHECK ("publishedOnEarliest" <= "publishedOnLatest");
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_date_order" CHECK ("dateEarliest" <= "dateLatest" AND num_nonnulls("dateEarliest", "dateLatest") IN (0, 2));
ALTER TABLE "MeetingReport" ADD CONSTRAINT "MeetingReport_date_order" CHECK ("dateEarliest" <= "dateLatest" AND num_nonnulls("date", "dateEarliest", "dateLatest") IN (0, 3));
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_saidOn_order" CHECK ("saidOnEarliest" <= "saidOnLatest" AND num_nonnulls("saidOn", "saidOnEarliest", "saidOnLatest") IN (0, 3));
ALTER TABLE "Position" ADD CONSTRAINT "Position_from_order" CHECK ("fromEarliest" <= "fromLatest" AND num_nonnulls("from", "fromEarliest", "fromLatest") IN (0, 3));
ALTER TABLE "Position" ADD CONSTRAINT "Position_to_order" CHECK ("toEarliest" <= "toLatest" AND num_nonnulls("to", "toEarliest", "toLatest") IN (0, 3));
ALTER TABLE "Position" ADD CONSTRAINT "Position_order" CHECK ("fromEarliest" <= "toLatest");

-- ── Spans ──

ALTER TABLE "Mention" ADD CONSTRAINT "Mention_span" CHECK (0 <= "start" AND "start" < "end");
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_span" CHECK (0 <= "start" AND "start" < "end");
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_span" CHECK (0 <= "start" AND "start" < "end");

-- ── Alternatives ──

ALTER TABLE "Mention" ADD CONSTRAINT "Mention_entity" CHECK (num_nonnulls("personId", "organizationId", "placeId", "issueId", "meetingId") = 1);
ALTER TABLE "EntityName" ADD CONSTRAINT "EntityName_entity" CHECK (num_nonnulls("personId", "organizationId", "placeId", "issueId", "meetingId") = 1);
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_fact" CHECK (num_nonnulls("meetingReportId", "participationId", "agendaItemId", "positionId", "statementId") = 1);
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_attribution" CHECK (num_nonnulls("attributedToPersonId", "attributedToOrganizationId") <= 1);
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_participant" CHECK (num_nonnulls("personId", "organizationId", "asWritten") = 1);
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_raisedBy" CHECK (num_nonnulls("raisedByPersonId", "raisedByOrganizationId") <= 1);
ALTER TABLE "MeetingReport" ADD CONSTRAINT "MeetingReport_declinedBy" CHECK ("declinedById" IS NULL OR "status" = 'DECLINED');
ALTER TABLE "Place" ADD CONSTRAINT "Place_coordinates" CHECK (num_nonnulls("latitude", "longitude") IN (0, 2) AND "latitude" BETWEEN -90 AND 90 AND "longitude" BETWEEN -180 AND 180);
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_sequence" CHECK ("sequence" >= 1);

-- ── Texts, and what stands above what ──

ALTER TABLE "Article" ADD CONSTRAINT "Article_sha256" CHECK ("sha256" = encode(sha256(convert_to("text", 'UTF8')), 'hex'));
ALTER TABLE "Article" ADD CONSTRAINT "Article_text" CHECK ("text" <> '' AND position(chr(13) IN "text") = 0);

CREATE FUNCTION refuse_circle() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  above uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
  WHILE above IS NOT NULL LOOP
    IF above = NEW."id" THEN
      RAISE EXCEPTION '% "%" would stand above itself', TG_TABLE_NAME, NEW."slug" USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_circle';
    END IF;
    EXECUTE format('SELECT %I FROM %I WHERE "id" = $1', TG_ARGV[0], TG_TABLE_NAME) INTO above USING above;
  END LOOP;
  RETURN NEW;
END $$;

CREATE TRIGGER "Organization_circle" AFTER INSERT OR UPDATE OF "parentId" ON "Organization" FOR EACH ROW WHEN (NEW."parentId" IS NOT NULL) EXECUTE FUNCTION refuse_circle('parentId');
CREATE TRIGGER "Place_circle" AFTER INSERT OR UPDATE OF "partOfId" ON "Place" FOR EACH ROW WHEN (NEW."partOfId" IS NOT NULL) EXECUTE FUNCTION refuse_circle('partOfId');
CREATE TRIGGER "Issue_circle" AFTER INSERT OR UPDATE OF "broaderId" ON "Issue" FOR EACH ROW WHEN (NEW."broaderId" IS NOT NULL) EXECUTE FUNCTION refuse_circle('broaderId');
CREATE TRIGGER "Meeting_circle" AFTER INSERT OR UPDATE OF "partOfId" ON "Meeting" FOR EACH ROW WHEN (NEW."partOfId" IS NOT NULL) EXECUTE FUNCTION refuse_circle('partOfId');
CREATE TRIGGER "Article_circle" AFTER INSERT OR UPDATE OF "syndicationOfId" ON "Article" FOR EACH ROW WHEN (NEW."syndicationOfId" IS NOT NULL) EXECUTE FUNCTION refuse_circle('syndicationOfId');

-- ── An article's text cannot change ──

CREATE FUNCTION refuse_new_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the text of article "%" cannot change: delete the article and add it again', OLD."slug" USING ERRCODE = 'check_violation', CONSTRAINT = 'Article_text_immutable';
END $$;

CREATE TRIGGER "Article_text_immutable" BEFORE UPDATE ON "Article" FOR EACH ROW WHEN (OLD."text" IS DISTINCT FROM NEW."text" OR OLD."id" <> NEW."id") EXECUTE FUNCTION refuse_new_text();
ALTER TABLE "Article" ENABLE ALWAYS TRIGGER "Article_text_immutable";

-- ── Every quoted span is verbatim: substr(text, start + 1, end - start) = exact. ENABLE ALWAYS: replication and
--    session_replication_role do not avoid it ──

CREATE FUNCTION check_verbatim() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  span jsonb := to_jsonb(NEW);
  quoted text := span ->> TG_ARGV[0];
  article record;
BEGIN
  -- The CHECK refuses it, in clearer words than substr.
  IF NEW."start" < 0 OR NEW."end" <= NEW."start" THEN
    RETURN NEW;
  END IF;
  -- The lock keeps the article until the quote is there for all to see: it cannot go meanwhile and come again with other words.
  SELECT "slug", substr("text", NEW."start" + 1, NEW."end" - NEW."start") AS exact,
    right(substr("text", 1, NEW."start"), length(span ->> 'prefix')) AS prefix,
    substr("text", NEW."end" + 1, length(span ->> 'suffix')) AS suffix
    INTO article FROM "Article" WHERE "id" = NEW."articleId" FOR KEY SHARE;
  -- Where foreign keys are not checked (session_replication_role), an article that came later could have other words.
  IF NOT FOUND THEN
    RAISE EXCEPTION '%: there is no article %', TG_TABLE_NAME, NEW."articleId" USING ERRCODE = 'foreign_key_violation', CONSTRAINT = TG_TABLE_NAME || '_articleId_fkey';
  END IF;
  IF article.exact IS DISTINCT FROM quoted THEN
    RAISE EXCEPTION '%: article "%" has % at %–%, not %', TG_TABLE_NAME, article.slug, quote_literal(article.exact), NEW."start", NEW."end", quote_literal(quoted)
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_verbatim';
  END IF;
  IF span ? 'prefix' AND (article.prefix, article.suffix) IS DISTINCT FROM (span ->> 'prefix', span ->> 'suffix') THEN
    RAISE EXCEPTION '%: article "%" has other words around %–%', TG_TABLE_NAME, article.slug, NEW."start", NEW."end"
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_verbatim';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "Mention_verbatim" BEFORE INSERT OR UPDATE OF "articleId", "start", "end", "exact" ON "Mention" FOR EACH ROW EXECUTE FUNCTION check_verbatim('exact');
CREATE TRIGGER "Citation_verbatim" BEFORE INSERT OR UPDATE OF "articleId", "start", "end", "exact", "prefix", "suffix" ON "Citation" FOR EACH ROW EXECUTE FUNCTION check_verbatim('exact');
CREATE TRIGGER "Statement_verbatim" BEFORE INSERT OR UPDATE OF "articleId", "start", "end", "text" ON "Statement" FOR EACH ROW EXECUTE FUNCTION check_verbatim('text');
ALTER TABLE "Mention" ENABLE ALWAYS TRIGGER "Mention_verbatim";
ALTER TABLE "Citation" ENABLE ALWAYS TRIGGER "Citation_verbatim";
ALTER TABLE "Statement" ENABLE ALWAYS TRIGGER "Statement_verbatim";

-- Where foreign keys are not checked, an article can go without its quotes and come again under them. They are updated, since an
-- update of a quote is checked like a new one. Nearly every new article has none: it pays for a look alone.
CREATE FUNCTION check_quotes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "Mention" WHERE "articleId" = NEW."id")
    OR EXISTS (SELECT FROM "Citation" WHERE "articleId" = NEW."id")
    OR EXISTS (SELECT FROM "Statement" WHERE "articleId" = NEW."id")
  THEN
    UPDATE "Mention" SET "exact" = "exact" WHERE "articleId" = NEW."id";
    UPDATE "Citation" SET "exact" = "exact" WHERE "articleId" = NEW."id";
    UPDATE "Statement" SET "text" = "text" WHERE "articleId" = NEW."id";
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "Article_quotes" AFTER INSERT ON "Article" FOR EACH ROW EXECUTE FUNCTION check_quotes();
ALTER TABLE "Article" ENABLE ALWAYS TRIGGER "Article_quotes";
