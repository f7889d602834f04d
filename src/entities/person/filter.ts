import { Prisma } from '../../generated/prisma/client.ts'
import { containsSql, otherAccepted, otherIs, someSql } from '../../graphql/filters/conditions.ts'
import { defineFilter } from '../../graphql/filters/filter.ts'
import { idSql, Ref, type RefInput, subtreeSql } from '../../graphql/filters/ref.ts'

interface Shape {
  organization?: RefInput | null
  title?: string | null
  article?: RefInput | null
  meeting?: RefInput | null
}

const position = (...conditions: Prisma.Sql[]) => someSql('Position', 'personId', otherAccepted, ...conditions)
const titled = (title: string | null | undefined) => (title == null ? [] : [containsSql('other."title"', title)])

export const PersonFilter = defineFilter<Shape>('PersonFilter', {
  description: 'Which persons to list.',
  fields: (t) => ({
    organization: t.field({ type: Ref, description: 'Who hold or held a position in it, or in a body beneath it.' }),
    title: t.string({
      description:
        'Whose title in some position holds these words, whatever the case: `minister`. With `organization`: in a position there.',
    }),
    article: t.field({ type: Ref, description: 'Whom this article names or tells something of.' }),
    meeting: t.field({ type: Ref, description: 'Who have a part in this meeting.' }),
  }),
  conditions: {
    organization: (value, at, { title }) =>
      position(otherIs('organizationId', subtreeSql('Organization', value, at)), ...titled(title)),
    title: (value, _at, { organization }) => (organization ? Prisma.sql`TRUE` : position(...titled(value))),
    article: (value, at) => someSql('ArticlePerson', 'personId', otherIs('articleId', idSql('Article', value, at))),
    meeting: (value, at) => someSql('MeetingPerson', 'personId', otherIs('meetingId', idSql('Meeting', value, at))),
  },
})
