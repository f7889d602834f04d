import { isSql, otherIs, someSql } from '../../graphql/filters/conditions.ts'
import { defineFilter } from '../../graphql/filters/filter.ts'
import { idSql, Ref, type RefInput, subtreeSql } from '../../graphql/filters/ref.ts'

interface Shape {
  broader?: RefInput | null
  article?: RefInput | null
  meeting?: RefInput | null
}

export const IssueFilter = defineFilter<Shape>('IssueFilter', {
  description: 'Which issues to list.',
  fields: (t) => ({
    broader: t.field({ type: Ref, description: 'This one and all that are narrower.' }),
    article: t.field({ type: Ref, description: 'Which this article names or tells something of.' }),
    meeting: t.field({ type: Ref, description: 'Which this meeting has on its agenda.' }),
  }),
  conditions: {
    broader: (value, at) => isSql('id', subtreeSql('Issue', value, at)),
    article: (value, at) => someSql('ArticleIssue', 'issueId', otherIs('articleId', idSql('Article', value, at))),
    meeting: (value, at) => someSql('MeetingIssue', 'issueId', otherIs('meetingId', idSql('Meeting', value, at))),
  },
})
