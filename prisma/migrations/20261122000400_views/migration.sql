-- Every fact of every kind.
CREATE VIEW "Fact" AS
  SELECT "id", 'MEETING_REPORT'::"FactKind" AS "kind", "reviewStatus", "origin", "addedAt" FROM "MeetingReport"
  UNION ALL SELECT "id", 'PARTICIPATION', "reviewStatus", "origin", "addedAt" FROM "Participation"
  UNION ALL SELECT "id", 'AGENDA_ITEM', "reviewStatus", "origin", "addedAt" FROM "AgendaItem"
  UNION ALL SELECT "id", 'POSITION', "reviewStatus", "origin", "addedAt" FROM "Position"
  UNION ALL SELECT "id", 'STATEMENT', "reviewStatus", "origin", "addedAt" FROM "Statement";

-- Which article tells of which entity: by a mention, or by an accepted fact that cites the article and uses the entity.

CREATE VIEW "ArticleMeeting" AS
  SELECT "articleId", "meetingId" FROM "Mention" WHERE "meetingId" IS NOT NULL
  UNION SELECT c."articleId", f."meetingId" FROM "Citation" c JOIN "MeetingReport" f ON f."id" = c."meetingReportId" WHERE f."reviewStatus" = 'ACCEPTED'
  UNION SELECT c."articleId", f."meetingId" FROM "Citation" c JOIN "Participation" f ON f."id" = c."participationId" WHERE f."reviewStatus" = 'ACCEPTED'
  UNION SELECT c."articleId", f."meetingId" FROM "Citation" c JOIN "AgendaItem" f ON f."id" = c."agendaItemId" WHERE f."reviewStatus" = 'ACCEPTED'
  UNION SELECT c."articleId", f."meetingId" FROM "Citation" c JOIN "Statement" f ON f."id" = c."statementId" WHERE f."reviewStatus" = 'ACCEPTED' AND f."meetingId" IS NOT NULL;

CREATE VIEW "ArticlePerson" AS
  SELECT "articleId", "personId" FROM "Mention" WHERE "personId" IS NOT NULL
  UNION SELECT c."articleId", c."attributedToPersonId" FROM "Citation" c JOIN "Fact" f ON f."id" = coalesce(c."meetingReportId", c."participationId", c."agendaItemId", c."positionId", c."statementId") WHERE f."reviewStatus" = 'ACCEPTED' AND c."attributedToPersonId" IS NOT NULL
  UNION SELECT c."articleId", f."personId" FROM "Citation" c JOIN "Participation" f ON f."id" = c."participationId" WHERE f."reviewStatus" = 'ACCEPTED' AND f."personId" IS NOT NULL
  UNION SELECT c."articleId", f."raisedByPersonId" FROM "Citation" c JOIN "AgendaItem" f ON f."id" = c."agendaItemId" WHERE f."reviewStatus" = 'ACCEPTED' AND f."raisedByPersonId" IS NOT NULL
  UNION SELECT c."articleId", f."personId" FROM "Citation" c JOIN "Position" f ON f."id" = c."positionId" WHERE f."reviewStatus" = 'ACCEPTED'
  UNION SELECT c."articleId", f."speakerId" FROM "Citation" c JOIN "Statement" f ON f."id" = c."statementId" WHERE f."reviewStatus" = 'ACCEPTED' AND f."speakerId" IS NOT NULL;

CREATE VIEW "ArticleOrganization" AS
  SELECT "articleId", "organizationId" FROM "Mention" WHERE "organizationId" IS NOT NULL
  UNION SELECT "id", "publisherId" FROM "Article" WHERE "publisherId" IS NOT NULL
  UNION SELECT "articleId", "organizationId" FROM "ArticleCredit"
  UNION SELECT c."articleId", c."attributedToOrganizationId" FROM "Citation" c JOIN "Fact" f ON f."id" = coalesce(c."meetingReportId", c."participationId", c."agendaItemId", c."positionId", c."statementId") WHERE f."reviewStatus" = 'ACCEPTED' AND c."attributedToOrganizationId" IS NOT NULL
  UNION SELECT c."articleId", f."declinedById" FROM "Citation" c JOIN "MeetingReport" f ON f."id" = c."meetingReportId" WHERE f."reviewStatus" = 'ACCEPTED' AND f."declinedById" IS NOT NULL
  UNION SELECT c."articleId", f."organizationId" FROM "Citation" c JOIN "Participation" f ON f."id" = c."participationId" WHERE f."reviewStatus" = 'ACCEPTED' AND f."organizationId" IS NOT NULL
  UNION SELECT c."articleId", f."representingId" FROM "Citation" c JOIN "Participation" f ON f."id" = c."participationId" WHERE f."reviewStatus" = 'ACCEPTED' AND f."representingId" IS NOT NULL
  UNION SELECT c."articleId", f."raisedByOrganizationId" FROM "Citation" c JOIN "AgendaItem" f ON f."id" = c."agendaItemId" WHERE f."reviewStatus" = 'ACCEPTED' AND f."raisedByOrganizationId" IS NOT NULL
  UNION SELECT c."articleId", f."organizationId" FROM "Citation" c JOIN "Position" f ON f."id" = c."positionId" WHERE f."reviewStatus" = 'ACCEPTED' AND f."organizationId" IS NOT NULL
  UNION SELECT c."articleId", f."organizationId" FROM "Citation" c JOIN "Statement" f ON f."id" = c."statementId" WHERE f."reviewStatus" = 'ACCEPTED' AND f."organizationId" IS NOT NULL
  UNION SELECT c."articleId", a."organizationId" FROM "Citation" c JOIN "Statement" f ON f."id" = c."statementId" JOIN "StatementAddressee" a ON a."statementId" = f."id" WHERE f."reviewStatus" = 'ACCEPTED'
  UNION SELECT c."articleId", s."organizationId" FROM "Citation" c JOIN "Statement" f ON f."id" = c."statementId" JOIN "StatementSharer" s ON s."statementId" = f."id" WHERE f."reviewStatus" = 'ACCEPTED';

CREATE VIEW "ArticlePlace" AS
  SELECT "articleId", "placeId" FROM "Mention" WHERE "placeId" IS NOT NULL
  UNION SELECT c."articleId", p."placeId" FROM "Citation" c JOIN "MeetingReport" f ON f."id" = c."meetingReportId" JOIN "MeetingReportPlace" p ON p."reportId" = f."id" WHERE f."reviewStatus" = 'ACCEPTED';

CREATE VIEW "ArticleIssue" AS
  SELECT "articleId", "issueId" FROM "Mention" WHERE "issueId" IS NOT NULL
  UNION SELECT c."articleId", f."issueId" FROM "Citation" c JOIN "AgendaItem" f ON f."id" = c."agendaItemId" WHERE f."reviewStatus" = 'ACCEPTED'
  UNION SELECT c."articleId", i."issueId" FROM "Citation" c JOIN "Statement" f ON f."id" = c."statementId" JOIN "StatementIssue" i ON i."statementId" = f."id" WHERE f."reviewStatus" = 'ACCEPTED';

-- Who took part in which meeting, on what, and where: by accepted facts alone.

CREATE VIEW "MeetingPerson" AS
  SELECT DISTINCT "meetingId", "personId" FROM "Participation" WHERE "reviewStatus" = 'ACCEPTED' AND "personId" IS NOT NULL;

CREATE VIEW "MeetingOrganization" AS
  SELECT "meetingId", "organizationId" FROM "Participation" WHERE "reviewStatus" = 'ACCEPTED' AND "organizationId" IS NOT NULL
  UNION SELECT "meetingId", "representingId" FROM "Participation" WHERE "reviewStatus" = 'ACCEPTED' AND "representingId" IS NOT NULL;

CREATE VIEW "MeetingIssue" AS
  SELECT DISTINCT "meetingId", "issueId" FROM "AgendaItem" WHERE "reviewStatus" = 'ACCEPTED';

CREATE VIEW "MeetingPlace" AS
  SELECT meeting."id" AS "meetingId", place."placeId" FROM "Meeting" meeting JOIN "MeetingReportPlace" place ON place."reportId" = meeting."currentReportId";
