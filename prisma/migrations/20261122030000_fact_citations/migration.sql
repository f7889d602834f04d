-- The citations of facts of every kind, by the fact: what filters of facts ask.

CREATE INDEX "Citation_factId_idx" ON "Citation" ((coalesce("meetingReportId", "participationId", "agendaItemId", "positionId", "statementId")));

CREATE VIEW "FactCitation" AS
  SELECT coalesce("meetingReportId", "participationId", "agendaItemId", "positionId", "statementId") AS "factId",
    "id", "articleId", "stance", "attributedToPersonId", "attributedToOrganizationId", "attributedAsWritten"
  FROM "Citation";

-- What an article goes back to: the article that it repeats, else an organization whose reporting it relays (of several always
-- the same one), else itself. Articles with one source are one witness.
CREATE FUNCTION article_source(article uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE origin AS (
    SELECT "id", "syndicationOfId" FROM "Article" WHERE "id" = article
    UNION SELECT above."id", above."syndicationOfId" FROM "Article" above JOIN origin ON above."id" = origin."syndicationOfId"
  )
  SELECT coalesce((SELECT credit."organizationId" FROM "ArticleCredit" credit WHERE credit."articleId" = origin."id" ORDER BY 1 LIMIT 1), origin."id")
  FROM origin WHERE origin."syndicationOfId" IS NULL
$$;

-- The facts about each meeting.
CREATE VIEW "MeetingFact" AS
  SELECT "meetingId", "id" AS "factId" FROM "MeetingReport"
  UNION ALL SELECT "meetingId", "id" FROM "Participation"
  UNION ALL SELECT "meetingId", "id" FROM "AgendaItem"
  UNION ALL SELECT "meetingId", "id" FROM "Statement" WHERE "meetingId" IS NOT NULL;

-- The facts on each issue.
CREATE VIEW "IssueFact" AS
  SELECT "issueId", "id" AS "factId" FROM "AgendaItem"
  UNION ALL SELECT "issueId", "statementId" FROM "StatementIssue";
