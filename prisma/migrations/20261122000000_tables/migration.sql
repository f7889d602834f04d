-- Trusted extensions: a database's owner may create them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- CreateEnum
CREATE TYPE "OrganizationKind" AS ENUM ('GOVERNMENT', 'MINISTRY', 'AGENCY', 'COUNCIL', 'ARMED_FORCES', 'LEGISLATURE', 'POLITICAL_PARTY', 'INTERGOVERNMENTAL', 'NON_GOVERNMENTAL', 'COMPANY', 'NEWS_OUTLET', 'DELEGATION', 'OTHER');

-- CreateEnum
CREATE TYPE "PlaceKind" AS ENUM ('CONTINENT', 'REGION', 'COUNTRY', 'TERRITORY', 'ISLAND', 'CITY', 'WATERS', 'BUILDING', 'OTHER');

-- CreateEnum
CREATE TYPE "MeetingKind" AS ENUM ('TALKS', 'VISIT', 'SUMMIT', 'CONFERENCE', 'SPEECH', 'BRIEFING', 'CALL', 'MEAL', 'OTHER');

-- CreateEnum
CREATE TYPE "MeetingStatus" AS ENUM ('PLANNED', 'ONGOING', 'HELD', 'POSTPONED', 'CANCELLED', 'DECLINED');

-- CreateEnum
CREATE TYPE "ParticipationRole" AS ENUM ('HOST', 'GUEST', 'CHAIR', 'ATTENDEE', 'ACCOMPANYING', 'SPEAKER', 'MEDIATOR', 'OBSERVER');

-- CreateEnum
CREATE TYPE "Attendance" AS ENUM ('PRESENT', 'EXPECTED', 'DECLINED', 'ABSENT');

-- CreateEnum
CREATE TYPE "AgendaOutcome" AS ENUM ('PLANNED', 'DISCUSSED', 'RAISED', 'ALIGNED', 'DISAGREED', 'AGREED');

-- CreateEnum
CREATE TYPE "StatementKind" AS ENUM ('QUOTE', 'PARAPHRASE', 'NARRATION');

-- CreateEnum
CREATE TYPE "CitationStance" AS ENUM ('SUPPORTS', 'DISPUTES');

-- CreateEnum
CREATE TYPE "FactKind" AS ENUM ('MEETING_REPORT', 'PARTICIPATION', 'AGENDA_ITEM', 'POSITION', 'STATEMENT');

-- CreateEnum
CREATE TYPE "FactOrigin" AS ENUM ('ANNOTATION', 'EXTRACTOR', 'CURATOR');

-- CreateEnum
CREATE TYPE "ReviewStatus" AS ENUM ('PROPOSED', 'ACCEPTED', 'REJECTED');

-- CreateTable
CREATE TABLE "Article" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "headline" TEXT,
    "text" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "publishedOn" TEXT NOT NULL,
    "publishedOnEarliest" DATE NOT NULL,
    "publishedOnLatest" DATE NOT NULL,
    "publishedOnNote" TEXT,
    "url" TEXT,
    "origin" "FactOrigin" NOT NULL DEFAULT 'ANNOTATION',
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publisherId" UUID,
    "syndicationOfId" UUID,

    CONSTRAINT "Article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ArticleCredit" (
    "articleId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,

    CONSTRAINT "ArticleCredit_pkey" PRIMARY KEY ("articleId","organizationId")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sortName" TEXT COLLATE "C" NOT NULL,
    "aliases" TEXT[],
    "origin" "FactOrigin" NOT NULL DEFAULT 'ANNOTATION',

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sortName" TEXT COLLATE "C" NOT NULL,
    "aliases" TEXT[],
    "kind" "OrganizationKind" NOT NULL,
    "origin" "FactOrigin" NOT NULL DEFAULT 'ANNOTATION',
    "parentId" UUID,
    "countryId" UUID,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Place" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sortName" TEXT COLLATE "C" NOT NULL,
    "aliases" TEXT[],
    "kind" "PlaceKind" NOT NULL,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "origin" "FactOrigin" NOT NULL DEFAULT 'ANNOTATION',
    "partOfId" UUID,

    CONSTRAINT "Place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Issue" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sortName" TEXT COLLATE "C" NOT NULL,
    "aliases" TEXT[],
    "origin" "FactOrigin" NOT NULL DEFAULT 'ANNOTATION',
    "broaderId" UUID,

    CONSTRAINT "Issue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sortName" TEXT COLLATE "C" NOT NULL,
    "aliases" TEXT[],
    "kind" "MeetingKind" NOT NULL,
    "sequence" INTEGER,
    "duration" TEXT,
    "purpose" TEXT,
    "origin" "FactOrigin" NOT NULL DEFAULT 'ANNOTATION',
    "partOfId" UUID,
    "currentReportId" UUID,
    "dateEarliest" DATE,
    "dateLatest" DATE,

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EntityName" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "personId" UUID,
    "organizationId" UUID,
    "placeId" UUID,
    "issueId" UUID,
    "meetingId" UUID,

    CONSTRAINT "EntityName_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mention" (
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "origin" "FactOrigin" NOT NULL DEFAULT 'ANNOTATION',
    "personId" UUID,
    "organizationId" UUID,
    "placeId" UUID,
    "issueId" UUID,
    "meetingId" UUID,

    CONSTRAINT "Mention_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeetingReport" (
    "id" UUID NOT NULL,
    "status" "MeetingStatus" NOT NULL,
    "date" TEXT,
    "dateEarliest" DATE,
    "dateLatest" DATE,
    "reviewStatus" "ReviewStatus" NOT NULL DEFAULT 'ACCEPTED',
    "origin" "FactOrigin" NOT NULL DEFAULT 'ANNOTATION',
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "meetingId" UUID NOT NULL,
    "declinedById" UUID,

    CONSTRAINT "MeetingReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeetingReportPlace" (
    "reportId" UUID NOT NULL,
    "placeId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,

    CONSTRAINT "MeetingReportPlace_pkey" PRIMARY KEY ("reportId","placeId")
);

-- CreateTable
CREATE TABLE "Participation" (
    "id" UUID NOT NULL,
    "asWritten" TEXT,
    "capacity" TEXT,
    "role" "ParticipationRole" NOT NULL,
    "attendance" "Attendance" NOT NULL,
    "reviewStatus" "ReviewStatus" NOT NULL DEFAULT 'ACCEPTED',
    "origin" "FactOrigin" NOT NULL DEFAULT 'ANNOTATION',
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "meetingId" UUID NOT NULL,
    "personId" UUID,
    "organizationId" UUID,
    "representingId" UUID,

    CONSTRAINT "Participation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgendaItem" (
    "id" UUID NOT NULL,
    "outcome" "AgendaOutcome" NOT NULL,
    "reviewStatus" "ReviewStatus" NOT NULL DEFAULT 'ACCEPTED',
    "origin" "FactOrigin" NOT NULL DEFAULT 'ANNOTATION',
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "meetingId" UUID NOT NULL,
    "issueId" UUID NOT NULL,
    "raisedByPersonId" UUID,
    "raisedByOrganizationId" UUID,

    CONSTRAINT "AgendaItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Position" (
    "id" UUID NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "from" TEXT,
    "fromEarliest" DATE,
    "fromLatest" DATE,
    "to" TEXT,
    "toEarliest" DATE,
    "toLatest" DATE,
    "reviewStatus" "ReviewStatus" NOT NULL DEFAULT 'ACCEPTED',
    "origin" "FactOrigin" NOT NULL DEFAULT 'ANNOTATION',
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "personId" UUID NOT NULL,
    "organizationId" UUID,

    CONSTRAINT "Position_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Statement" (
    "id" UUID NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "kind" "StatementKind" NOT NULL,
    "speakerAsWritten" TEXT,
    "saidOn" TEXT,
    "saidOnEarliest" DATE,
    "saidOnLatest" DATE,
    "reviewStatus" "ReviewStatus" NOT NULL DEFAULT 'ACCEPTED',
    "origin" "FactOrigin" NOT NULL DEFAULT 'ANNOTATION',
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "articleId" UUID NOT NULL,
    "speakerId" UUID,
    "organizationId" UUID,
    "meetingId" UUID,

    CONSTRAINT "Statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StatementIssue" (
    "statementId" UUID NOT NULL,
    "issueId" UUID NOT NULL,

    CONSTRAINT "StatementIssue_pkey" PRIMARY KEY ("statementId","issueId")
);

-- CreateTable
CREATE TABLE "StatementAddressee" (
    "statementId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,

    CONSTRAINT "StatementAddressee_pkey" PRIMARY KEY ("statementId","organizationId")
);

-- CreateTable
CREATE TABLE "StatementSharer" (
    "statementId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,

    CONSTRAINT "StatementSharer_pkey" PRIMARY KEY ("statementId","organizationId")
);

-- CreateTable
CREATE TABLE "Citation" (
    "id" UUID NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "stance" "CitationStance" NOT NULL DEFAULT 'SUPPORTS',
    "attributedAsWritten" TEXT,
    "origin" "FactOrigin" NOT NULL DEFAULT 'ANNOTATION',
    "articleId" UUID NOT NULL,
    "attributedToPersonId" UUID,
    "attributedToOrganizationId" UUID,
    "meetingReportId" UUID,
    "participationId" UUID,
    "agendaItemId" UUID,
    "positionId" UUID,
    "statementId" UUID,

    CONSTRAINT "Citation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Article_slug_key" ON "Article"("slug");

-- CreateIndex
CREATE INDEX "Article_publisherId_idx" ON "Article"("publisherId");

-- CreateIndex
CREATE INDEX "Article_syndicationOfId_idx" ON "Article"("syndicationOfId");

-- CreateIndex
CREATE INDEX "Article_publishedOnEarliest_publishedOnLatest_id_idx" ON "Article"("publishedOnEarliest", "publishedOnLatest", "id");

-- CreateIndex
CREATE INDEX "Article_sha256_idx" ON "Article"("sha256");

-- CreateIndex
CREATE INDEX "ArticleCredit_organizationId_idx" ON "ArticleCredit"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_slug_key" ON "Person"("slug");

-- CreateIndex
CREATE INDEX "Person_sortName_id_idx" ON "Person"("sortName", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Organization_slug_key" ON "Organization"("slug");

-- CreateIndex
CREATE INDEX "Organization_parentId_idx" ON "Organization"("parentId");

-- CreateIndex
CREATE INDEX "Organization_countryId_idx" ON "Organization"("countryId");

-- CreateIndex
CREATE INDEX "Organization_sortName_id_idx" ON "Organization"("sortName", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Place_slug_key" ON "Place"("slug");

-- CreateIndex
CREATE INDEX "Place_partOfId_idx" ON "Place"("partOfId");

-- CreateIndex
CREATE INDEX "Place_sortName_id_idx" ON "Place"("sortName", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Issue_slug_key" ON "Issue"("slug");

-- CreateIndex
CREATE INDEX "Issue_broaderId_idx" ON "Issue"("broaderId");

-- CreateIndex
CREATE INDEX "Issue_sortName_id_idx" ON "Issue"("sortName", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_slug_key" ON "Meeting"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_currentReportId_key" ON "Meeting"("currentReportId");

-- CreateIndex
CREATE INDEX "Meeting_partOfId_sequence_idx" ON "Meeting"("partOfId", "sequence");

-- CreateIndex
CREATE INDEX "Meeting_sortName_id_idx" ON "Meeting"("sortName", "id");

-- CreateIndex
CREATE INDEX "Meeting_dateEarliest_dateLatest_sequence_sortName_id_idx" ON "Meeting"("dateEarliest", "dateLatest", "sequence", "sortName", "id");

-- CreateIndex
CREATE INDEX "EntityName_folded_idx" ON "EntityName" USING GIN ("folded" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "EntityName_personId_idx" ON "EntityName"("personId");

-- CreateIndex
CREATE INDEX "EntityName_organizationId_idx" ON "EntityName"("organizationId");

-- CreateIndex
CREATE INDEX "EntityName_placeId_idx" ON "EntityName"("placeId");

-- CreateIndex
CREATE INDEX "EntityName_issueId_idx" ON "EntityName"("issueId");

-- CreateIndex
CREATE INDEX "EntityName_meetingId_idx" ON "EntityName"("meetingId");

-- CreateIndex
CREATE INDEX "Mention_personId_articleId_idx" ON "Mention"("personId", "articleId");

-- CreateIndex
CREATE INDEX "Mention_organizationId_articleId_idx" ON "Mention"("organizationId", "articleId");

-- CreateIndex
CREATE INDEX "Mention_placeId_articleId_idx" ON "Mention"("placeId", "articleId");

-- CreateIndex
CREATE INDEX "Mention_issueId_articleId_idx" ON "Mention"("issueId", "articleId");

-- CreateIndex
CREATE INDEX "Mention_meetingId_articleId_idx" ON "Mention"("meetingId", "articleId");

-- CreateIndex
CREATE UNIQUE INDEX "Mention_natural_key" ON "Mention"("articleId", "start", "end", "personId", "organizationId", "placeId", "issueId", "meetingId") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "MeetingReport_meetingId_idx" ON "MeetingReport"("meetingId");

-- CreateIndex
CREATE INDEX "MeetingReport_declinedById_idx" ON "MeetingReport"("declinedById");

-- CreateIndex
CREATE INDEX "MeetingReportPlace_placeId_idx" ON "MeetingReportPlace"("placeId");

-- CreateIndex
CREATE INDEX "Participation_personId_meetingId_idx" ON "Participation"("personId", "meetingId");

-- CreateIndex
CREATE INDEX "Participation_organizationId_meetingId_idx" ON "Participation"("organizationId", "meetingId");

-- CreateIndex
CREATE INDEX "Participation_representingId_meetingId_idx" ON "Participation"("representingId", "meetingId");

-- CreateIndex
CREATE UNIQUE INDEX "Participation_natural_key" ON "Participation"("meetingId", "personId", "organizationId", "asWritten", "role", "attendance") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "AgendaItem_issueId_meetingId_idx" ON "AgendaItem"("issueId", "meetingId");

-- CreateIndex
CREATE INDEX "AgendaItem_raisedByPersonId_idx" ON "AgendaItem"("raisedByPersonId");

-- CreateIndex
CREATE INDEX "AgendaItem_raisedByOrganizationId_idx" ON "AgendaItem"("raisedByOrganizationId");

-- CreateIndex
CREATE UNIQUE INDEX "AgendaItem_natural_key" ON "AgendaItem"("meetingId", "issueId", "outcome", "raisedByPersonId", "raisedByOrganizationId") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "Position_organizationId_personId_idx" ON "Position"("organizationId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Position_natural_key" ON "Position"("personId", "title", "organizationId") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "Statement_speakerId_idx" ON "Statement"("speakerId");

-- CreateIndex
CREATE INDEX "Statement_organizationId_idx" ON "Statement"("organizationId");

-- CreateIndex
CREATE INDEX "Statement_meetingId_idx" ON "Statement"("meetingId");

-- CreateIndex
CREATE INDEX "Statement_saidOnEarliest_saidOnLatest_id_idx" ON "Statement"("saidOnEarliest", "saidOnLatest", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Statement_natural_key" ON "Statement"("articleId", "start", "end");

-- CreateIndex
CREATE INDEX "StatementIssue_issueId_idx" ON "StatementIssue"("issueId");

-- CreateIndex
CREATE INDEX "StatementAddressee_organizationId_idx" ON "StatementAddressee"("organizationId");

-- CreateIndex
CREATE INDEX "StatementSharer_organizationId_idx" ON "StatementSharer"("organizationId");

-- CreateIndex
CREATE INDEX "Citation_attributedToPersonId_idx" ON "Citation"("attributedToPersonId");

-- CreateIndex
CREATE INDEX "Citation_attributedToOrganizationId_idx" ON "Citation"("attributedToOrganizationId");

-- CreateIndex
CREATE INDEX "Citation_meetingReportId_articleId_idx" ON "Citation"("meetingReportId", "articleId");

-- CreateIndex
CREATE INDEX "Citation_participationId_articleId_idx" ON "Citation"("participationId", "articleId");

-- CreateIndex
CREATE INDEX "Citation_agendaItemId_articleId_idx" ON "Citation"("agendaItemId", "articleId");

-- CreateIndex
CREATE INDEX "Citation_positionId_articleId_idx" ON "Citation"("positionId", "articleId");

-- CreateIndex
CREATE INDEX "Citation_statementId_articleId_idx" ON "Citation"("statementId", "articleId");

-- CreateIndex
CREATE UNIQUE INDEX "Citation_natural_key" ON "Citation"("articleId", "start", "end", "stance", "meetingReportId", "participationId", "agendaItemId", "positionId", "statementId") NULLS NOT DISTINCT;

-- AddForeignKey
ALTER TABLE "Article" ADD CONSTRAINT "Article_publisherId_fkey" FOREIGN KEY ("publisherId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Article" ADD CONSTRAINT "Article_syndicationOfId_fkey" FOREIGN KEY ("syndicationOfId") REFERENCES "Article"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleCredit" ADD CONSTRAINT "ArticleCredit_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleCredit" ADD CONSTRAINT "ArticleCredit_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_countryId_fkey" FOREIGN KEY ("countryId") REFERENCES "Place"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Place" ADD CONSTRAINT "Place_partOfId_fkey" FOREIGN KEY ("partOfId") REFERENCES "Place"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Issue" ADD CONSTRAINT "Issue_broaderId_fkey" FOREIGN KEY ("broaderId") REFERENCES "Issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_partOfId_fkey" FOREIGN KEY ("partOfId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_currentReportId_fkey" FOREIGN KEY ("currentReportId") REFERENCES "MeetingReport"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntityName" ADD CONSTRAINT "EntityName_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntityName" ADD CONSTRAINT "EntityName_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntityName" ADD CONSTRAINT "EntityName_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntityName" ADD CONSTRAINT "EntityName_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntityName" ADD CONSTRAINT "EntityName_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingReport" ADD CONSTRAINT "MeetingReport_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingReport" ADD CONSTRAINT "MeetingReport_declinedById_fkey" FOREIGN KEY ("declinedById") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingReportPlace" ADD CONSTRAINT "MeetingReportPlace_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "MeetingReport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingReportPlace" ADD CONSTRAINT "MeetingReportPlace_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_representingId_fkey" FOREIGN KEY ("representingId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_raisedByPersonId_fkey" FOREIGN KEY ("raisedByPersonId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_raisedByOrganizationId_fkey" FOREIGN KEY ("raisedByOrganizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Position" ADD CONSTRAINT "Position_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Position" ADD CONSTRAINT "Position_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_speakerId_fkey" FOREIGN KEY ("speakerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementIssue" ADD CONSTRAINT "StatementIssue_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementIssue" ADD CONSTRAINT "StatementIssue_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementAddressee" ADD CONSTRAINT "StatementAddressee_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementAddressee" ADD CONSTRAINT "StatementAddressee_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementSharer" ADD CONSTRAINT "StatementSharer_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementSharer" ADD CONSTRAINT "StatementSharer_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_attributedToPersonId_fkey" FOREIGN KEY ("attributedToPersonId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_attributedToOrganizationId_fkey" FOREIGN KEY ("attributedToOrganizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_meetingReportId_fkey" FOREIGN KEY ("meetingReportId") REFERENCES "MeetingReport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_participationId_fkey" FOREIGN KEY ("participationId") REFERENCES "Participation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_agendaItemId_fkey" FOREIGN KEY ("agendaItemId") REFERENCES "AgendaItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_positionId_fkey" FOREIGN KEY ("positionId") REFERENCES "Position"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;
