-- ── Sides: the country of each organization's topmost parent ──

-- From the top down, so that all of them are found in one walk. No country is a side as well.
CREATE VIEW "OrganizationSide" AS
  WITH RECURSIVE side AS (
    SELECT "id", "countryId" FROM "Organization" WHERE "parentId" IS NULL
    UNION ALL SELECT child."id", side."countryId" FROM "Organization" child JOIN side ON child."parentId" = side."id"
  )
  SELECT "id" AS "organizationId", "countryId" FROM side;

-- ── Disputes: what articles dispute, and reports of one meeting that contradict each other ──

-- Whether each of two reports has a place that no place of the other is, lies within or contains.
CREATE FUNCTION are_apart(report uuid, other uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  WITH RECURSIVE around AS (
    SELECT "reportId", "placeId", "placeId" AS "aroundId" FROM "MeetingReportPlace" WHERE "reportId" IN (report, other)
    UNION ALL
    SELECT around."reportId", around."placeId", place."partOfId"
    FROM around JOIN "Place" place ON place."id" = around."aroundId" WHERE place."partOfId" IS NOT NULL
  ), met AS (
    SELECT here."reportId", here."placeId" FROM around here JOIN around there
    ON there."reportId" <> here."reportId" AND (there."placeId" = here."aroundId" OR here."placeId" = there."aroundId")
  )
  SELECT count(DISTINCT "reportId") = 2 FROM around WHERE ("reportId", "placeId") NOT IN (SELECT "reportId", "placeId" FROM met)
$$;

-- Whether an article still supports a report on the day on which another one was first supported, or later.
CREATE FUNCTION outlasts(report uuid, other uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT max(article."publishedOnLatest") FILTER (WHERE citation."meetingReportId" = report)
    >= min(article."publishedOnEarliest") FILTER (WHERE citation."meetingReportId" = other)
  FROM "Citation" citation JOIN "Article" article ON article."id" = citation."articleId"
  WHERE citation."meetingReportId" IN (report, other) AND citation."stance" = 'SUPPORTS'
$$;

-- Each pair both ways. Plans, postponements and what came of them are a history: where a meeting was put off, its plans have
-- several dates and places. So is a refusal until the meeting is reported as held: nobody can have both.
CREATE VIEW "ReportConflict" AS
  SELECT report."id" AS "reportId", other."id" AS "otherId"
  FROM "MeetingReport" report JOIN "MeetingReport" other ON other."meetingId" = report."meetingId" AND other."id" <> report."id"
  WHERE report."reviewStatus" = 'ACCEPTED' AND other."reviewStatus" = 'ACCEPTED' AND CASE
    WHEN report."status" = other."status" AND report."status" IN ('PLANNED', 'POSTPONED') AND EXISTS (
      SELECT FROM "MeetingReport" moved WHERE moved."meetingId" = report."meetingId" AND moved."status" = 'POSTPONED' AND moved."reviewStatus" = 'ACCEPTED') THEN FALSE
    WHEN report."status" = other."status" THEN
      report."dateLatest" < other."dateEarliest" OR other."dateLatest" < report."dateEarliest" OR are_apart(report."id", other."id")
    WHEN report."status" = 'HELD' AND other."status" IN ('CANCELLED', 'DECLINED') THEN outlasts(other."id", report."id")
    WHEN other."status" = 'HELD' AND report."status" IN ('CANCELLED', 'DECLINED') THEN outlasts(report."id", other."id")
    ELSE FALSE
  END;

CREATE INDEX "Citation_disputed_idx" ON "Citation" ((coalesce("meetingReportId", "participationId", "agendaItemId", "positionId", "statementId"))) WHERE "stance" = 'DISPUTES';

CREATE VIEW "DisputedFact" AS
  SELECT "factId" FROM "FactCitation" WHERE "stance" = 'DISPUTES'
  UNION SELECT "reportId" FROM "ReportConflict";

-- ── The facts that use each person and each organization ──

CREATE VIEW "PersonFact" AS
  SELECT "personId", "id" AS "factId" FROM "Participation" WHERE "personId" IS NOT NULL
  UNION ALL SELECT "raisedByPersonId", "id" FROM "AgendaItem" WHERE "raisedByPersonId" IS NOT NULL
  UNION ALL SELECT "personId", "id" FROM "Position"
  UNION ALL SELECT "speakerId", "id" FROM "Statement" WHERE "speakerId" IS NOT NULL;

-- Who takes part as such and who is represented can be one.
CREATE VIEW "OrganizationFact" AS
  SELECT "declinedById" AS "organizationId", "id" AS "factId" FROM "MeetingReport" WHERE "declinedById" IS NOT NULL
  UNION ALL SELECT "organizationId", "id" FROM "Participation" WHERE "organizationId" IS NOT NULL
  UNION ALL SELECT "representingId", "id" FROM "Participation" WHERE "representingId" IS NOT NULL AND "representingId" IS DISTINCT FROM "organizationId"
  UNION ALL SELECT "raisedByOrganizationId", "id" FROM "AgendaItem" WHERE "raisedByOrganizationId" IS NOT NULL
  UNION ALL SELECT "organizationId", "id" FROM "Position" WHERE "organizationId" IS NOT NULL
  UNION ALL SELECT "organizationId", "id" FROM "Statement" WHERE "organizationId" IS NOT NULL;
