import { Prisma } from '../../generated/prisma/client.ts'
import { anySql, inSql, isSql, otherIs, someSql } from '../../graphql/filters/conditions.ts'
import { DateRange, type DateRangeInput, rangeSql } from '../../graphql/filters/date-range.ts'
import { defineFilter } from '../../graphql/filters/filter.ts'
import { idSql, Ref, type RefInput, subtreeSql } from '../../graphql/filters/ref.ts'
import { StatementKind } from './enums.ts'

interface Shape {
  speaker?: RefInput[] | null
  organization?: RefInput | null
  side?: RefInput | null
  unnamedSpeaker?: boolean | null
  issue?: RefInput | null
  meeting?: RefInput | null
  kind?: string[] | null
  saidOn?: DateRangeInput | null
  article?: RefInput | null
}

export const StatementFilter = defineFilter<Shape>('StatementFilter', {
  description: 'Which statements to list.',
  fields: (t) => ({
    speaker: t.field({ type: [Ref], description: 'By one of these persons.' }),
    organization: t.field({ type: Ref, description: 'For this organization or a body beneath it.' }),
    side: t.field({
      type: Ref,
      description: 'For the side of this country: whose topmost organization is a body of it.',
    }),
    unnamedSpeaker: t.boolean({ description: 'Whether the speaker is one whom the text does not name.' }),
    issue: t.field({ type: Ref, description: 'On this issue or a narrower one.' }),
    meeting: t.field({ type: Ref, description: 'At this meeting, or an account of it.' }),
    kind: t.field({ type: [StatementKind], description: 'Given in one of these ways.' }),
    saidOn: t.field({ type: DateRange, description: 'Made in this range.' }),
    article: t.field({ type: Ref, description: 'In this article.' }),
  }),
  conditions: {
    speaker: (value, at) =>
      anySql(value.map((each, index) => isSql('speakerId', idSql('Person', each, `${at}[${index}]`)))),
    organization: (value, at) => isSql('organizationId', subtreeSql('Organization', value, at)),
    side: (value, at) =>
      isSql(
        'organizationId',
        Prisma.sql`SELECT other."organizationId" FROM "OrganizationSide" AS other WHERE ${otherIs('countryId', idSql('Place', value, at))}`,
      ),
    unnamedSpeaker: (value) =>
      Prisma.sql`(node."speakerId" IS NULL AND node."speakerAsWritten" IS NOT NULL) = ${value}`,
    issue: (value, at) => someSql('StatementIssue', 'statementId', otherIs('issueId', subtreeSql('Issue', value, at))),
    meeting: (value, at) => isSql('meetingId', idSql('Meeting', value, at)),
    kind: (value) => inSql('kind', value),
    saidOn: (value) => rangeSql('saidOn', value),
    article: (value, at) => isSql('articleId', idSql('Article', value, at)),
  },
})
