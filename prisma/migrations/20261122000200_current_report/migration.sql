-- A meeting's status, date and places are those of its current report: the accepted one that the latest article supports.
-- Of several in that article the one that tells most of what became of the meeting counts, then the more precise date.

-- HELD counts most: an article that has a meeting postponed from May and held in June tells of a meeting that was held.
CREATE FUNCTION status_rank(status "MeetingStatus") RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN array_position(ARRAY['PLANNED', 'POSTPONED', 'CANCELLED', 'DECLINED', 'ONGOING', 'HELD']::"MeetingStatus"[], status);

CREATE FUNCTION current_report(meeting uuid, as_of date DEFAULT 'infinity') RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT report."id"
  FROM "MeetingReport" report
  JOIN "Citation" citation ON citation."meetingReportId" = report."id" AND citation."stance" = 'SUPPORTS'
  JOIN "Article" article ON article."id" = citation."articleId" AND article."publishedOnLatest" <= as_of
  WHERE report."meetingId" = meeting AND report."reviewStatus" = 'ACCEPTED'
  GROUP BY report."id"
  ORDER BY max(article."publishedOnLatest") DESC, status_rank(report."status") DESC, report."dateLatest" - report."dateEarliest" NULLS LAST, report."id"
  LIMIT 1
$$;

CREATE FUNCTION refresh_meetings(meetings uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- A statement of its own: when another transaction has let go of the meetings, the next statement sees what it has written.
  PERFORM FROM "Meeting" WHERE "id" = ANY (meetings) ORDER BY "id" FOR NO KEY UPDATE;
  UPDATE "Meeting" meeting
  SET "currentReportId" = report."id", "dateEarliest" = report."dateEarliest", "dateLatest" = report."dateLatest"
  FROM unnest(meetings) WITH ORDINALITY AS changed ("id")
  LEFT JOIN "MeetingReport" report ON report."id" = current_report(changed."id")
  WHERE meeting."id" = changed."id"
    AND (meeting."currentReportId", meeting."dateEarliest", meeting."dateLatest") IS DISTINCT FROM (report."id", report."dateEarliest", report."dateLatest");
END $$;

-- By statement, not by row: a load of thousands of citations refreshes each meeting once.
CREATE FUNCTION refresh_meetings_of_citations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_meetings(ARRAY(SELECT DISTINCT report."meetingId" FROM changed JOIN "MeetingReport" report ON report."id" = changed."meetingReportId"));
  RETURN NULL;
END $$;

CREATE FUNCTION refresh_meetings_of_reports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_meetings(ARRAY(SELECT DISTINCT "meetingId" FROM changed));
  RETURN NULL;
END $$;

CREATE FUNCTION refresh_meetings_of_articles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_meetings(ARRAY(
    SELECT DISTINCT report."meetingId" FROM changed
    JOIN "Citation" citation ON citation."articleId" = changed."id"
    JOIN "MeetingReport" report ON report."id" = citation."meetingReportId"));
  RETURN NULL;
END $$;

-- Triggers fire in the order of their names: a meeting is left before another is reached, since a report is current of one meeting alone.
CREATE TRIGGER "Citation_report_added" AFTER INSERT ON "Citation" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_meetings_of_citations();
CREATE TRIGGER "Citation_report_removed" AFTER DELETE ON "Citation" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_meetings_of_citations();
CREATE TRIGGER "Citation_report_left" AFTER UPDATE ON "Citation" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_meetings_of_citations();
CREATE TRIGGER "Citation_report_reached" AFTER UPDATE ON "Citation" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_meetings_of_citations();
CREATE TRIGGER "MeetingReport_removed" AFTER DELETE ON "MeetingReport" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_meetings_of_reports();
CREATE TRIGGER "MeetingReport_left" AFTER UPDATE ON "MeetingReport" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_meetings_of_reports();
CREATE TRIGGER "MeetingReport_reached" AFTER UPDATE ON "MeetingReport" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_meetings_of_reports();
CREATE TRIGGER "Article_redated" AFTER UPDATE ON "Article" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_meetings_of_articles();
