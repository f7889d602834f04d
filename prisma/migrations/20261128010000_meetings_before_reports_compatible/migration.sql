-- As before, but each meeting's report is looked up from the meeting. A condition on a date of the report made the outer join an inner
-- one, which may be begun from the reports: then the current report of every meeting was found again for each report (3 s for 130
-- meetings). CASE is no strict expression, so the join stays an outer one.
CREATE OR REPLACE VIEW as_of."Meeting" AS
  SELECT entity."id", entity."slug", entity."name", entity."sortName", entity."aliases", entity."kind", entity."sequence", entity."duration",
    entity."purpose", entity."origin", entity."partOfId", CASE WHEN report."id" IS NOT NULL THEN report."id" END AS "currentReportId",
    CASE WHEN report."id" IS NOT NULL THEN report."dateEarliest" END AS "dateEarliest",
    CASE WHEN report."id" IS NOT NULL THEN report."dateLatest" END AS "dateLatest"
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
