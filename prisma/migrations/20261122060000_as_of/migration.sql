-- The knowledge base as it could be known on a day: a schema that has everything under the same names, each a view of what was
-- known by then. A reader who puts it before the tables in search_path and sets the day asks the same questions of it:
--   SET LOCAL search_path = as_of, public; SET LOCAL readout.as_of = '2023-12-31';
-- A table or view that a later migration adds or changes needs its like here; a test compares the two schemas.

-- CreateIndex
CREATE INDEX "Article_publishedOnLatest_idx" ON "Article"("publishedOnLatest");

CREATE SCHEMA IF NOT EXISTS as_of;

-- The day asked for; an error where none is set, lest somebody takes all for what was known.
CREATE FUNCTION as_of.day() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE RETURN current_setting('readout.as_of')::date;

-- Whether every article is known by that day. Then all is known: also what no article tells of, such as an entity of the
-- registry that is not named yet. It says so once a statement, as (SELECT as_of.covers_all()).
CREATE FUNCTION as_of.covers_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN NOT EXISTS (SELECT FROM "Article" WHERE "publishedOnLatest" > as_of.day());

-- ── Documents: known from the day of publication, the last one that it may mean ──

CREATE VIEW as_of."Article" AS SELECT * FROM "Article" WHERE "publishedOnLatest" <= as_of.day();

CREATE VIEW as_of."ArticleCredit" AS
  SELECT * FROM "ArticleCredit" credit WHERE EXISTS (SELECT FROM as_of."Article" WHERE "id" = credit."articleId");

CREATE VIEW as_of."Mention" AS
  SELECT * FROM "Mention" mention WHERE EXISTS (SELECT FROM as_of."Article" WHERE "id" = mention."articleId");

-- ── Facts: known when a known article supports them ──

CREATE VIEW as_of."MeetingReport" AS
  SELECT * FROM "MeetingReport" fact WHERE (SELECT as_of.covers_all()) OR EXISTS (
    SELECT FROM "Citation" JOIN as_of."Article" article ON article."id" = "articleId" WHERE "meetingReportId" = fact."id" AND "stance" = 'SUPPORTS');

CREATE VIEW as_of."Participation" AS
  SELECT * FROM "Participation" fact WHERE (SELECT as_of.covers_all()) OR EXISTS (
    SELECT FROM "Citation" JOIN as_of."Article" article ON article."id" = "articleId" WHERE "participationId" = fact."id" AND "stance" = 'SUPPORTS');

CREATE VIEW as_of."AgendaItem" AS
  SELECT * FROM "AgendaItem" fact WHERE (SELECT as_of.covers_all()) OR EXISTS (
    SELECT FROM "Citation" JOIN as_of."Article" article ON article."id" = "articleId" WHERE "agendaItemId" = fact."id" AND "stance" = 'SUPPORTS');

CREATE VIEW as_of."Position" AS
  SELECT * FROM "Position" fact WHERE (SELECT as_of.covers_all()) OR EXISTS (
    SELECT FROM "Citation" JOIN as_of."Article" article ON article."id" = "articleId" WHERE "positionId" = fact."id" AND "stance" = 'SUPPORTS');

-- A statement is a span of an article: that one must be known as well.
CREATE VIEW as_of."Statement" AS
  SELECT * FROM "Statement" fact WHERE (SELECT as_of.covers_all()) OR EXISTS (SELECT FROM as_of."Article" WHERE "id" = fact."articleId") AND EXISTS (
    SELECT FROM "Citation" JOIN as_of."Article" article ON article."id" = "articleId" WHERE "statementId" = fact."id" AND "stance" = 'SUPPORTS');

CREATE VIEW as_of."MeetingReportPlace" AS
  SELECT * FROM "MeetingReportPlace" place WHERE EXISTS (SELECT FROM as_of."MeetingReport" WHERE "id" = place."reportId");

CREATE VIEW as_of."StatementIssue" AS
  SELECT * FROM "StatementIssue" issue WHERE EXISTS (SELECT FROM as_of."Statement" WHERE "id" = issue."statementId");

CREATE VIEW as_of."StatementAddressee" AS
  SELECT * FROM "StatementAddressee" addressee WHERE EXISTS (SELECT FROM as_of."Statement" WHERE "id" = addressee."statementId");

CREATE VIEW as_of."StatementSharer" AS
  SELECT * FROM "StatementSharer" sharer WHERE EXISTS (SELECT FROM as_of."Statement" WHERE "id" = sharer."statementId");

-- A citation that disputes a fact waits for the fact.
CREATE VIEW as_of."Citation" AS
  SELECT * FROM "Citation" citation WHERE (SELECT as_of.covers_all()) OR EXISTS (SELECT FROM as_of."Article" WHERE "id" = citation."articleId") AND CASE
    WHEN "statementId" IS NOT NULL THEN EXISTS (SELECT FROM as_of."Statement" WHERE "id" = citation."statementId")
    WHEN "stance" = 'SUPPORTS' THEN TRUE
    ELSE EXISTS (SELECT FROM "FactCitation" support JOIN as_of."Article" article ON article."id" = support."articleId"
      WHERE support."factId" = coalesce(citation."meetingReportId", citation."participationId", citation."agendaItemId", citation."positionId") AND support."stance" = 'SUPPORTS')
  END;

-- Not of the views above: PostgreSQL finds a fact by its id only where the parts of a union have no conditions of their own.
CREATE VIEW as_of."Fact" AS
  SELECT * FROM "Fact" fact WHERE (SELECT as_of.covers_all())
    OR EXISTS (SELECT FROM "FactCitation" support JOIN as_of."Article" article ON article."id" = support."articleId" WHERE support."factId" = fact."id" AND support."stance" = 'SUPPORTS')
      AND (fact."kind" <> 'STATEMENT' OR EXISTS (SELECT FROM "Statement" JOIN as_of."Article" article ON article."id" = "articleId" WHERE "Statement"."id" = fact."id"));

-- ── Entities: known when a known article names them, a known fact uses them, or a known entity stands below them ──

CREATE VIEW as_of."Person" AS
  SELECT * FROM "Person" entity WHERE (SELECT as_of.covers_all()) OR EXISTS (
    SELECT FROM as_of."Mention" WHERE "personId" = entity."id"
    UNION ALL SELECT FROM as_of."Participation" WHERE "personId" = entity."id" AND "reviewStatus" = 'ACCEPTED'
    UNION ALL SELECT FROM as_of."Position" WHERE "personId" = entity."id" AND "reviewStatus" = 'ACCEPTED'
    UNION ALL SELECT FROM as_of."Statement" WHERE "speakerId" = entity."id" AND "reviewStatus" = 'ACCEPTED'
    UNION ALL SELECT FROM as_of."AgendaItem" WHERE "raisedByPersonId" = entity."id" AND "reviewStatus" = 'ACCEPTED'
    UNION ALL SELECT FROM as_of."Citation" WHERE "attributedToPersonId" = entity."id");

CREATE VIEW as_of."Organization" AS
  SELECT * FROM "Organization" entity WHERE (SELECT as_of.covers_all()) OR EXISTS (
    WITH RECURSIVE below AS (
      SELECT entity."id" UNION SELECT child."id" FROM "Organization" child JOIN below ON child."parentId" = below."id"
    ) SELECT FROM below WHERE EXISTS (
      SELECT FROM as_of."Mention" WHERE "organizationId" = below."id"
      UNION ALL SELECT FROM as_of."Article" WHERE "publisherId" = below."id"
      UNION ALL SELECT FROM as_of."ArticleCredit" WHERE "organizationId" = below."id"
      UNION ALL SELECT FROM as_of."MeetingReport" WHERE "declinedById" = below."id" AND "reviewStatus" = 'ACCEPTED'
      UNION ALL SELECT FROM as_of."Participation" WHERE "organizationId" = below."id" AND "reviewStatus" = 'ACCEPTED'
      UNION ALL SELECT FROM as_of."Participation" WHERE "representingId" = below."id" AND "reviewStatus" = 'ACCEPTED'
      UNION ALL SELECT FROM as_of."AgendaItem" WHERE "raisedByOrganizationId" = below."id" AND "reviewStatus" = 'ACCEPTED'
      UNION ALL SELECT FROM as_of."Position" WHERE "organizationId" = below."id" AND "reviewStatus" = 'ACCEPTED'
      UNION ALL SELECT FROM as_of."Statement" WHERE "organizationId" = below."id" AND "reviewStatus" = 'ACCEPTED'
      UNION ALL SELECT FROM as_of."StatementAddressee" JOIN "Statement" fact ON fact."id" = "statementId" WHERE "StatementAddressee"."organizationId" = below."id" AND fact."reviewStatus" = 'ACCEPTED'
      UNION ALL SELECT FROM as_of."StatementSharer" JOIN "Statement" fact ON fact."id" = "statementId" WHERE "StatementSharer"."organizationId" = below."id" AND fact."reviewStatus" = 'ACCEPTED'
      UNION ALL SELECT FROM as_of."Citation" WHERE "attributedToOrganizationId" = below."id"));

-- A country stands above its bodies.
CREATE VIEW as_of."Place" AS
  SELECT * FROM "Place" entity WHERE (SELECT as_of.covers_all()) OR EXISTS (
    WITH RECURSIVE below AS (
      SELECT entity."id" UNION SELECT part."id" FROM "Place" part JOIN below ON part."partOfId" = below."id"
    ) SELECT FROM below WHERE EXISTS (
      SELECT FROM as_of."Mention" WHERE "placeId" = below."id"
      UNION ALL SELECT FROM as_of."MeetingReportPlace" JOIN "MeetingReport" fact ON fact."id" = "reportId" WHERE "placeId" = below."id" AND fact."reviewStatus" = 'ACCEPTED'
      UNION ALL SELECT FROM as_of."Organization" WHERE "countryId" = below."id"));

CREATE VIEW as_of."Issue" AS
  SELECT * FROM "Issue" entity WHERE (SELECT as_of.covers_all()) OR EXISTS (
    WITH RECURSIVE below AS (
      SELECT entity."id" UNION SELECT narrower."id" FROM "Issue" narrower JOIN below ON narrower."broaderId" = below."id"
    ) SELECT FROM below WHERE EXISTS (
      SELECT FROM as_of."Mention" WHERE "issueId" = below."id"
      UNION ALL SELECT FROM as_of."AgendaItem" WHERE "issueId" = below."id" AND "reviewStatus" = 'ACCEPTED'
      UNION ALL SELECT FROM as_of."StatementIssue" JOIN "Statement" fact ON fact."id" = "statementId" WHERE "issueId" = below."id" AND fact."reviewStatus" = 'ACCEPTED'));

-- As before, but bound to the tables, wherever it is asked: the day that it is given says what is known.
CREATE OR REPLACE FUNCTION current_report(meeting uuid, as_of date DEFAULT 'infinity') RETURNS uuid LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT report."id"
  FROM "MeetingReport" report
  JOIN "Citation" citation ON citation."meetingReportId" = report."id" AND citation."stance" = 'SUPPORTS'
  JOIN "Article" article ON article."id" = citation."articleId" AND article."publishedOnLatest" <= as_of
  WHERE report."meetingId" = meeting AND report."reviewStatus" = 'ACCEPTED'
  GROUP BY report."id"
  ORDER BY max(article."publishedOnLatest") DESC, status_rank(report."status") DESC, report."dateLatest" - report."dateEarliest" NULLS LAST, report."id"
  LIMIT 1;
END;

-- Its current report is the one that was current on that day.
CREATE VIEW as_of."Meeting" AS
  SELECT entity."id", entity."slug", entity."name", entity."sortName", entity."aliases", entity."kind", entity."sequence", entity."duration",
    entity."purpose", entity."origin", entity."partOfId", report."id" AS "currentReportId", report."dateEarliest", report."dateLatest"
  FROM "Meeting" entity LEFT JOIN "MeetingReport" report
    ON report."id" = CASE WHEN (SELECT as_of.covers_all()) THEN entity."currentReportId" ELSE current_report(entity."id", as_of.day()) END
  WHERE (SELECT as_of.covers_all()) OR EXISTS (
    WITH RECURSIVE below AS (
      SELECT entity."id" UNION SELECT part."id" FROM "Meeting" part JOIN below ON part."partOfId" = below."id"
    ) SELECT FROM below WHERE EXISTS (
      SELECT FROM as_of."MeetingReport" WHERE "meetingId" = below."id" AND "reviewStatus" = 'ACCEPTED'
      UNION ALL SELECT FROM as_of."Participation" WHERE "meetingId" = below."id" AND "reviewStatus" = 'ACCEPTED'
      UNION ALL SELECT FROM as_of."AgendaItem" WHERE "meetingId" = below."id" AND "reviewStatus" = 'ACCEPTED'
      UNION ALL SELECT FROM as_of."Statement" WHERE "meetingId" = below."id" AND "reviewStatus" = 'ACCEPTED'
      UNION ALL SELECT FROM as_of."Mention" WHERE "meetingId" = below."id"));

CREATE VIEW as_of."EntityName" AS
  SELECT * FROM "EntityName" name WHERE (SELECT as_of.covers_all()) OR CASE "type"
    WHEN 'PERSON' THEN EXISTS (SELECT FROM as_of."Person" WHERE "id" = name."personId")
    WHEN 'ORGANIZATION' THEN EXISTS (SELECT FROM as_of."Organization" WHERE "id" = name."organizationId")
    WHEN 'PLACE' THEN EXISTS (SELECT FROM as_of."Place" WHERE "id" = name."placeId")
    WHEN 'ISSUE' THEN EXISTS (SELECT FROM as_of."Issue" WHERE "id" = name."issueId")
    ELSE EXISTS (SELECT FROM as_of."Meeting" WHERE "id" = name."meetingId")
  END;

-- ── Views: the same questions, asked of what is known ──

-- Makes here what a view of the tables' schema says, of this schema's own tables and views.
CREATE FUNCTION as_of.mirror("view" text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  definition text := pg_get_viewdef(quote_ident("view")::regclass);
  usual text := current_setting('search_path');
BEGIN
  PERFORM set_config('search_path', 'as_of, ' || usual, true);
  EXECUTE format('CREATE OR REPLACE VIEW as_of.%I AS %s', "view", definition);
  PERFORM set_config('search_path', usual, true);
END $$;

-- All of them, each after those that it is made of.
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN
    SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = quote_ident(current_schema())::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
      AND to_regclass('as_of.' || quote_ident(relname)) IS NULL
    ORDER BY oid
  LOOP
    PERFORM as_of.mirror(name);
  END LOOP;
END $$;
