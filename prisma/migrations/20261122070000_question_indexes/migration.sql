-- What was added first, or last: a page of the newest facts or articles is read from an index instead of sorted out of all of them.

-- CreateIndex
CREATE INDEX "Article_addedAt_id_idx" ON "Article"("addedAt", "id");

-- CreateIndex
CREATE INDEX "MeetingReport_addedAt_id_idx" ON "MeetingReport"("addedAt", "id");

-- CreateIndex
CREATE INDEX "Participation_addedAt_id_idx" ON "Participation"("addedAt", "id");

-- CreateIndex
CREATE INDEX "AgendaItem_addedAt_id_idx" ON "AgendaItem"("addedAt", "id");

-- CreateIndex
CREATE INDEX "Position_addedAt_id_idx" ON "Position"("addedAt", "id");

-- CreateIndex
CREATE INDEX "Statement_addedAt_id_idx" ON "Statement"("addedAt", "id");

-- What rests on the word of somebody unnamed: few among many.
CREATE INDEX "Citation_unnamed_idx" ON "Citation" ((coalesce("meetingReportId", "participationId", "agendaItemId", "positionId", "statementId")))
  WHERE "stance" = 'SUPPORTS' AND "attributedAsWritten" IS NOT NULL AND "attributedToPersonId" IS NULL AND "attributedToOrganizationId" IS NULL;
