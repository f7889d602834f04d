-- The meetings of a person, an organization, an issue or a place, in the order of lists: a page of them is read from an index, and
-- takes as long as it is large, however many meetings there are. MeetingListing is kept by triggers; ids are unique across all types.

-- CreateTable
CREATE TABLE "MeetingListing" (
    "entityId" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "dateEarliest" DATE,
    "dateLatest" DATE,
    "sequence" INTEGER,
    "sortName" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "MeetingListing_pkey" PRIMARY KEY ("entityId","meetingId")
);

-- CreateIndex
CREATE INDEX "MeetingListing_meetingId_idx" ON "MeetingListing"("meetingId");

-- CreateIndex
CREATE INDEX "MeetingListing_order" ON "MeetingListing"("entityId", "dateEarliest", "dateLatest", "sequence", "sortName", "meetingId");

-- AddForeignKey
ALTER TABLE "MeetingListing" ADD CONSTRAINT "MeetingListing_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whose meetings there are, each once: what MeetingListing has to hold.
CREATE VIEW "MeetingEntity" AS
  SELECT "meetingId", "personId" AS "entityId" FROM "MeetingPerson"
  UNION ALL SELECT "meetingId", "organizationId" FROM "MeetingOrganization"
  UNION ALL SELECT "meetingId", "issueId" FROM "MeetingIssue"
  UNION ALL SELECT "meetingId", "placeId" FROM "MeetingPlace";

CREATE FUNCTION refresh_meeting_listings(meetings uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- A statement of its own: when another transaction has let go of the meetings, the next statement sees what it has written.
  PERFORM FROM "Meeting" WHERE "id" = ANY (meetings) ORDER BY "id" FOR NO KEY UPDATE;
  WITH wanted AS MATERIALIZED (
    SELECT entity."entityId", meeting."id" AS "meetingId", meeting."dateEarliest", meeting."dateLatest", meeting."sequence", meeting."sortName"
    FROM "Meeting" meeting JOIN "MeetingEntity" entity ON entity."meetingId" = meeting."id" WHERE meeting."id" = ANY (meetings)
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

-- By statement, not by row: a load of thousands of facts refreshes each meeting once. TG_ARGV: which meetings a statement concerns.
CREATE FUNCTION refresh_listings_of_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  meetings uuid[];
BEGIN
  EXECUTE format('SELECT ARRAY(SELECT DISTINCT meeting FROM (%s) AS concerned (meeting))', TG_ARGV[0]) INTO meetings;
  IF cardinality(meetings) > 0 THEN
    PERFORM refresh_meeting_listings(meetings);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "Participation_listed_added" AFTER INSERT ON "Participation" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION refresh_listings_of_changed('SELECT "meetingId" FROM changed');
CREATE TRIGGER "Participation_listed_changed" AFTER UPDATE ON "Participation" REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION refresh_listings_of_changed('SELECT "meetingId" FROM former UNION SELECT "meetingId" FROM changed');
CREATE TRIGGER "Participation_listed_removed" AFTER DELETE ON "Participation" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION refresh_listings_of_changed('SELECT "meetingId" FROM changed');
CREATE TRIGGER "AgendaItem_listed_added" AFTER INSERT ON "AgendaItem" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION refresh_listings_of_changed('SELECT "meetingId" FROM changed');
CREATE TRIGGER "AgendaItem_listed_changed" AFTER UPDATE ON "AgendaItem" REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION refresh_listings_of_changed('SELECT "meetingId" FROM former UNION SELECT "meetingId" FROM changed');
CREATE TRIGGER "AgendaItem_listed_removed" AFTER DELETE ON "AgendaItem" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION refresh_listings_of_changed('SELECT "meetingId" FROM changed');
CREATE TRIGGER "MeetingReportPlace_listed_added" AFTER INSERT ON "MeetingReportPlace" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION refresh_listings_of_changed('SELECT "id" FROM "Meeting" WHERE "currentReportId" IN (SELECT "reportId" FROM changed)');
CREATE TRIGGER "MeetingReportPlace_listed_changed" AFTER UPDATE ON "MeetingReportPlace" REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION refresh_listings_of_changed('SELECT "id" FROM "Meeting" WHERE "currentReportId" IN (SELECT "reportId" FROM former UNION SELECT "reportId" FROM changed)');
CREATE TRIGGER "MeetingReportPlace_listed_removed" AFTER DELETE ON "MeetingReportPlace" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION refresh_listings_of_changed('SELECT "id" FROM "Meeting" WHERE "currentReportId" IN (SELECT "reportId" FROM changed)');
-- A new meeting has no facts yet, and one that goes takes its listings with it.
CREATE TRIGGER "Meeting_listed_changed" AFTER UPDATE ON "Meeting" REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION refresh_listings_of_changed($$
    SELECT "id" FROM changed JOIN former USING ("id")
    WHERE (changed."currentReportId", changed."dateEarliest", changed."dateLatest", changed."sequence", changed."sortName")
      IS DISTINCT FROM (former."currentReportId", former."dateEarliest", former."dateLatest", former."sequence", former."sortName")$$);

SELECT refresh_meeting_listings(ARRAY(SELECT "id" FROM "Meeting"));

-- PersonMeeting, OrganizationMeeting, IssueMeeting, PlaceMeeting: meetings with whose they are. What they are ordered by is the listing's,
-- so that its index serves; the join is a left one, so that a count leaves it out. As of a day nothing is listed beforehand.
DO $$
DECLARE
  entity text;
BEGIN
  FOREACH entity IN ARRAY ARRAY['Person', 'Organization', 'Issue', 'Place'] LOOP
    EXECUTE format($sql$
      CREATE VIEW %I AS
        SELECT listing."entityId", listing."meetingId" AS "id", meeting."slug", meeting."name", listing."sortName", meeting."aliases", meeting."kind", listing."sequence",
          meeting."duration", meeting."purpose", meeting."origin", meeting."partOfId", meeting."currentReportId", listing."dateEarliest", listing."dateLatest"
        FROM "MeetingListing" listing LEFT JOIN "Meeting" meeting ON meeting."id" = listing."meetingId"
    $sql$, entity || 'Meeting');
    EXECUTE format($sql$
      CREATE VIEW as_of.%I AS
        SELECT entity.%I AS "entityId", meeting."id", meeting."slug", meeting."name", meeting."sortName", meeting."aliases", meeting."kind", meeting."sequence",
          meeting."duration", meeting."purpose", meeting."origin", meeting."partOfId", meeting."currentReportId", meeting."dateEarliest", meeting."dateLatest"
        FROM as_of.%I entity JOIN as_of."Meeting" meeting ON meeting."id" = entity."meetingId"
    $sql$, entity || 'Meeting', lower(entity) || 'Id', 'Meeting' || entity);
  END LOOP;
END $$;

SELECT as_of.mirror('MeetingEntity');

CREATE VIEW as_of."MeetingListing" AS
  SELECT entity."entityId", meeting."id" AS "meetingId", meeting."dateEarliest", meeting."dateLatest", meeting."sequence", meeting."sortName"
  FROM as_of."MeetingEntity" entity JOIN as_of."Meeting" meeting ON meeting."id" = entity."meetingId";
