import { Prisma } from '../../generated/prisma/client.ts'
import { allSql, inSql, isSql, otherIs, someSql } from '../../graphql/filters/conditions.ts'
import { defineFilter } from '../../graphql/filters/filter.ts'
import { idSql, Ref, type RefInput, subtreeSql } from '../../graphql/filters/ref.ts'
import { FactKind } from './enums.ts'
import { nodeSourceCountSql } from './sources.ts'

interface Shape {
  kind?: string[] | null
  isDisputed?: boolean | null
  minSources?: number | null
  maxSources?: number | null
  unnamedSpeakersOnly?: boolean | null
  addedSince?: Date | null
  firstReportedSince?: Date | null
  meeting?: RefInput | null
  issue?: RefInput | null
  article?: RefInput | null
  person?: RefInput | null
  organization?: RefInput | null
}

/** The supporting citations of the listed fact that meet a condition; their alias is `other`. */
const supports = (condition: Prisma.Sql) =>
  Prisma.sql`FROM "FactCitation" AS other WHERE other."factId" = node."id" AND other."stance" = 'SUPPORTS' AND ${condition}`

/** The kinds of fact that each view ties to something: in the others PostgreSQL need not look for them. */
const tiedKinds = {
  MeetingFact: ['MEETING_REPORT', 'PARTICIPATION', 'AGENDA_ITEM', 'STATEMENT'],
  IssueFact: ['AGENDA_ITEM', 'STATEMENT'],
  PersonFact: ['PARTICIPATION', 'AGENDA_ITEM', 'POSITION', 'STATEMENT'],
} as const

type TiedView = keyof typeof tiedKinds | 'FactCitation' | 'OrganizationFact'

const isTied = (view: TiedView, condition: Prisma.Sql) => {
  const kinds = view in tiedKinds ? tiedKinds[view as keyof typeof tiedKinds] : undefined
  return allSql([
    ...(kinds ? [Prisma.raw(`node."kind" IN ('${kinds.join("', '")}')`)] : []),
    isSql('id', Prisma.sql`SELECT other."factId" FROM ${Prisma.raw(`"${view}"`)} AS other WHERE ${condition}`),
  ])
}

const sourceCount = Prisma.raw(`(${nodeSourceCountSql})`)

/** Whether at most so many citations support the listed fact: then it has no more sources, and these need not be told apart. */
const isSeldomCited = (most: number) =>
  Prisma.sql`(SELECT count(*) FROM (SELECT ${supports(Prisma.sql`TRUE`)} LIMIT ${Math.max(most, 0) + 1}) AS support) <= ${most}`

/** That a citation is on the word of somebody whom the text does not name; an index holds those that are. */
const isOnUnnamedWord = (citation: string) =>
  Prisma.raw(`(${citation}."attributedAsWritten" IS NOT NULL
    AND ${citation}."attributedToPersonId" IS NULL AND ${citation}."attributedToOrganizationId" IS NULL)`)

/** Of a statement its speaker counts; of other facts, on whose word each article has it. */
const unnamedOnly = isSql(
  'id',
  Prisma.sql`
    SELECT said."id" FROM "Statement" AS said WHERE said."speakerId" IS NULL AND said."speakerAsWritten" IS NOT NULL
    UNION ALL SELECT other."factId" FROM "FactCitation" AS other
    WHERE other."stance" = 'SUPPORTS' AND ${isOnUnnamedWord('other')}
      AND NOT EXISTS (SELECT FROM "Statement" WHERE "id" = other."factId")
      AND NOT EXISTS (SELECT FROM "FactCitation" AS named
        WHERE named."factId" = other."factId" AND named."stance" = 'SUPPORTS' AND NOT ${isOnUnnamedWord('named')})`,
)

export const FactFilter = defineFilter<Shape>('FactFilter', {
  description: 'Which facts to list.',
  fields: (t) => ({
    kind: t.field({ type: [FactKind], description: 'Of one of these kinds.' }),
    isDisputed: t.boolean({
      description: 'Whether an article disputes it, or another report of the meeting contradicts it.',
    }),
    minSources: t.int({ description: 'Supported by at least so many independent sources.' }),
    maxSources: t.int({
      description: 'Supported by at most so many independent sources: 1 for what rests on one alone.',
    }),
    unnamedSpeakersOnly: t.boolean({
      description:
        'Whether it rests on unnamed speakers only: a statement of one, or what articles have on the word of such alone.',
    }),
    addedSince: t.field({ type: 'DateTime', description: 'Added to this knowledge base at this instant or later.' }),
    firstReportedSince: t.field({ type: 'Date', description: 'First reported on this day or later.' }),
    meeting: t.field({ type: Ref, description: 'About this meeting.' }),
    issue: t.field({ type: Ref, description: 'On this issue or a narrower one.' }),
    article: t.field({ type: Ref, description: 'Supported or disputed by this article.' }),
    person: t.field({
      type: Ref,
      description: 'In which this person takes part in a meeting, holds an office, speaks or raises an issue.',
    }),
    organization: t.field({
      type: Ref,
      description:
        'In which this organization or a body beneath it takes part, is represented, has an office, is spoken for, raises an issue or declines a meeting.',
    }),
  }),
  conditions: {
    kind: (value) => inSql('kind', value),
    isDisputed: (value) => Prisma.sql`${someSql('DisputedFact', 'factId')} = ${value}`,
    minSources: (value) => Prisma.sql`NOT (${isSeldomCited(value - 1)} OR ${sourceCount} < ${value})`,
    maxSources: (value) => Prisma.sql`(${isSeldomCited(value)} OR ${sourceCount} <= ${value})`,
    unnamedSpeakersOnly: (value) => (value ? unnamedOnly : Prisma.sql`NOT ${unnamedOnly}`),
    addedSince: (value) => Prisma.sql`node."addedAt" >= ${value.toISOString()}::timestamptz`,
    firstReportedSince: (value) =>
      Prisma.sql`NOT EXISTS (SELECT ${supports(
        Prisma.sql`other."articleId" IN (SELECT "id" FROM "Article" WHERE "publishedOnLatest" < ${value.toISOString().slice(0, 10)}::date)`,
      )})`,
    meeting: (value, at) => isTied('MeetingFact', otherIs('meetingId', idSql('Meeting', value, at))),
    issue: (value, at) => isTied('IssueFact', otherIs('issueId', subtreeSql('Issue', value, at))),
    article: (value, at) => isTied('FactCitation', otherIs('articleId', idSql('Article', value, at))),
    person: (value, at) => isTied('PersonFact', otherIs('personId', idSql('Person', value, at))),
    organization: (value, at) =>
      isTied('OrganizationFact', otherIs('organizationId', subtreeSql('Organization', value, at))),
  },
})
