-- The meetings of an article are listed beforehand, as those of a person are: to find them in the facts that cite it took two fifths of
-- a question that went from articles down to organizations.

-- Which meetings an article tells of, as its mentions and facts say it; what it was called is the name of the listed ones from here on.
ALTER VIEW "ArticleMeeting" RENAME TO "MeetingArticle";
ALTER VIEW as_of."ArticleMeeting" RENAME TO "MeetingArticle";

CREATE OR REPLACE VIEW "MeetingEntity" AS
  SELECT "meetingId", "personId" AS "entityId" FROM "MeetingPerson"
  UNION ALL SELECT "meetingId", "organizationId" FROM "MeetingOrganization"
  UNION ALL SELECT "meetingId", "issueId" FROM "MeetingIssue"
  UNION ALL SELECT "meetingId", "placeId" FROM "MeetingPlace"
  UNION ALL SELECT "meetingId", "articleId" FROM "MeetingArticle";

-- As before, with the meetings named twice: PostgreSQL carries no list over a join, and would have found the entities of all meetings.
CREATE OR REPLACE FUNCTION refresh_meeting_listings(meetings uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- A statement of its own: when another transaction has let go of the meetings, the next statement sees what it has written.
  PERFORM FROM "Meeting" WHERE "id" = ANY (meetings) ORDER BY "id" FOR NO KEY UPDATE;
  WITH wanted AS MATERIALIZED (
    SELECT entity."entityId", meeting."id" AS "meetingId", meeting."dateEarliest", meeting."dateLatest", meeting."sequence", meeting."sortName"
    FROM "Meeting" meeting JOIN "MeetingEntity" entity ON entity."meetingId" = meeting."id"
    WHERE meeting."id" = ANY (meetings) AND entity."meetingId" = ANY (meetings)
  ), gone AS (
    DELETE FROM "MeetingListing" listing WHERE "meetingId" = ANY (meetings)
      AND NOT EXISTS (SELECT FROM wanted WHERE wanted."entityId" = listing."entityId" AND wanted."meetingId" = listing."meetingId")
  )
  INSERT INTO "MeetingListing" AS listing ("entityId", "meetingId", "dateEarliest", "dateLatest", "sequence", "sortName") SELECT * FROM wanted
  ON CONFLICT ("entityId", "meetingId") DO UPDATE SET
    "dateEarliest" = excluded."dateEarliest", "dateLatest" = excluded."dateLatest", "sequence" = excluded."sequence", "sortName" = excluded."sortName"
  WHERE (listing."dateEarliest", listing."dateLatest", listing."sequence", listing."sortName")
    IS DISTINCT FROM (excluded."dateEarliest", excluded."dateLatest", excluded."sequence", excluded."sortName");
END $$;

-- A new fact has no citation yet, and one that goes takes its own with it, before its statement ends: what a fact says of articles
-- changes with its meeting and its review. Participations and agenda items have triggers for all of it already.
CREATE TRIGGER "MeetingReport_listed_changed" AFTER UPDATE ON "MeetingReport" REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION refresh_listings_of_changed('SELECT "meetingId" FROM former UNION SELECT "meetingId" FROM changed');
CREATE TRIGGER "MeetingReport_listed_removed" AFTER DELETE ON "MeetingReport" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION refresh_listings_of_changed('SELECT "meetingId" FROM changed');
CREATE TRIGGER "Statement_listed_changed" AFTER UPDATE ON "Statement" REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION refresh_listings_of_changed('SELECT "meetingId" FROM former WHERE "meetingId" IS NOT NULL UNION SELECT "meetingId" FROM changed WHERE "meetingId" IS NOT NULL');
CREATE TRIGGER "Statement_listed_removed" AFTER DELETE ON "Statement" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION refresh_listings_of_changed('SELECT "meetingId" FROM changed WHERE "meetingId" IS NOT NULL');
CREATE TRIGGER "Mention_listed_added" AFTER INSERT ON "Mention" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION refresh_listings_of_changed('SELECT "meetingId" FROM changed WHERE "meetingId" IS NOT NULL');
CREATE TRIGGER "Mention_listed_changed" AFTER UPDATE ON "Mention" REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION refresh_listings_of_changed('SELECT "meetingId" FROM former WHERE "meetingId" IS NOT NULL UNION SELECT "meetingId" FROM changed WHERE "meetingId" IS NOT NULL');
CREATE TRIGGER "Mention_listed_removed" AFTER DELETE ON "Mention" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION refresh_listings_of_changed('SELECT "meetingId" FROM changed WHERE "meetingId" IS NOT NULL');

-- TG_ARGV: the citations that a statement concerns. Their facts may move to other meetings while theirs are waited for: it is looked again
-- until there are none but those that are locked.
CREATE FUNCTION refresh_listings_of_cited() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  refreshed uuid[] := '{}';
  meetings uuid[];
BEGIN
  LOOP
    EXECUTE format($sql$
      WITH citation AS MATERIALIZED (%s), concerned AS (
        SELECT "meetingId" FROM "MeetingReport" WHERE "id" IN (SELECT "meetingReportId" FROM citation)
        UNION SELECT "meetingId" FROM "Participation" WHERE "id" IN (SELECT "participationId" FROM citation)
        UNION SELECT "meetingId" FROM "AgendaItem" WHERE "id" IN (SELECT "agendaItemId" FROM citation)
        UNION SELECT "meetingId" FROM "Statement" WHERE "meetingId" IS NOT NULL AND "id" IN (SELECT "statementId" FROM citation)
      )
      SELECT ARRAY(SELECT "meetingId" FROM concerned EXCEPT SELECT unnest($1))
    $sql$, TG_ARGV[0]) INTO meetings USING refreshed;
    EXIT WHEN cardinality(meetings) = 0;
    PERFORM refresh_meeting_listings(meetings);
    refreshed := refreshed || meetings;
  END LOOP;
  RETURN NULL;
END $$;

CREATE TRIGGER "Citation_listed_added" AFTER INSERT ON "Citation" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION refresh_listings_of_cited('SELECT * FROM changed');
CREATE TRIGGER "Citation_listed_changed" AFTER UPDATE ON "Citation" REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION refresh_listings_of_cited('SELECT * FROM former UNION ALL SELECT * FROM changed');
CREATE TRIGGER "Citation_listed_removed" AFTER DELETE ON "Citation" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION refresh_listings_of_cited('SELECT * FROM changed');

SELECT refresh_meeting_listings(ARRAY(SELECT "id" FROM "Meeting"));

-- ArticleMeeting, as PersonMeeting and its like.
CREATE VIEW "ArticleMeeting" AS
  SELECT listing."entityId", listing."meetingId" AS "id", meeting."slug", meeting."name", listing."sortName", meeting."aliases", meeting."kind", listing."sequence",
    meeting."duration", meeting."purpose", meeting."origin", meeting."partOfId", meeting."currentReportId", listing."dateEarliest", listing."dateLatest"
  FROM "MeetingListing" listing LEFT JOIN "Meeting" meeting ON meeting."id" = listing."meetingId";

CREATE VIEW as_of."ArticleMeeting" AS
  SELECT entity."articleId" AS "entityId", meeting."id", meeting."slug", meeting."name", meeting."sortName", meeting."aliases", meeting."kind", meeting."sequence",
    meeting."duration", meeting."purpose", meeting."origin", meeting."partOfId", meeting."currentReportId", meeting."dateEarliest", meeting."dateLatest"
  FROM as_of."MeetingArticle" entity JOIN as_of."Meeting" meeting ON meeting."id" = entity."meetingId";

SELECT as_of.mirror('MeetingEntity');
