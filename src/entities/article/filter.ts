import { Prisma } from '../../generated/prisma/client.ts'
import { inSql, isSql, otherIs, someSql } from '../../graphql/filters/conditions.ts'
import { DateRange, type DateRangeInput, rangeSql } from '../../graphql/filters/date-range.ts'
import { defineFilter } from '../../graphql/filters/filter.ts'
import { idSql, Ref, type RefInput, subtreeSql } from '../../graphql/filters/ref.ts'

interface Shape {
  publisher?: RefInput | null
  credits?: RefInput | null
  publishedOn?: DateRangeInput | null
  language?: string[] | null
  person?: RefInput | null
  organization?: RefInput | null
  place?: RefInput | null
  issue?: RefInput | null
  meeting?: RefInput | null
  addedSince?: Date | null
}

export const ArticleFilter = defineFilter<Shape>('ArticleFilter', {
  description: 'Which articles to list.',
  fields: (t) => ({
    publisher: t.field({ type: Ref, description: 'Which this organization published.' }),
    credits: t.field({ type: Ref, description: 'Which relay the reporting of this organization.' }),
    publishedOn: t.field({ type: DateRange, description: 'Published in this range.' }),
    language: t.stringList({ description: 'In one of these languages (BCP 47): `en`.' }),
    person: t.field({ type: Ref, description: 'Which name or tell something of this person.' }),
    organization: t.field({
      type: Ref,
      description: 'Which name, relay or tell something of this organization, or of one beneath it.',
    }),
    place: t.field({ type: Ref, description: 'Which name or tell something of this place, or of one in it.' }),
    issue: t.field({ type: Ref, description: 'Which name or tell something of this issue, or of a narrower one.' }),
    meeting: t.field({ type: Ref, description: 'Which name or tell something of this meeting.' }),
    addedSince: t.field({ type: 'DateTime', description: 'Added to this knowledge base at this instant or later.' }),
  }),
  conditions: {
    publisher: (value, at) => isSql('publisherId', idSql('Organization', value, at)),
    credits: (value, at) =>
      someSql('ArticleCredit', 'articleId', otherIs('organizationId', idSql('Organization', value, at))),
    publishedOn: (value) => rangeSql('publishedOn', value),
    language: (value) => inSql('language', value),
    person: (value, at) => someSql('ArticlePerson', 'articleId', otherIs('personId', idSql('Person', value, at))),
    organization: (value, at) =>
      someSql('ArticleOrganization', 'articleId', otherIs('organizationId', subtreeSql('Organization', value, at))),
    place: (value, at) => someSql('ArticlePlace', 'articleId', otherIs('placeId', subtreeSql('Place', value, at))),
    issue: (value, at) => someSql('ArticleIssue', 'articleId', otherIs('issueId', subtreeSql('Issue', value, at))),
    meeting: (value, at) => someSql('MeetingArticle', 'articleId', otherIs('meetingId', idSql('Meeting', value, at))),
    addedSince: (value) => Prisma.sql`node."addedAt" >= ${value.toISOString()}::timestamptz`,
  },
})
