import { containsSql, isSql } from '../../graphql/filters/conditions.ts'
import { defineFilter } from '../../graphql/filters/filter.ts'
import { idSql, Ref, type RefInput } from '../../graphql/filters/ref.ts'

interface Shape {
  article?: RefInput | null
  exact?: string | null
}

export const MentionFilter = defineFilter<Shape>('MentionFilter', {
  description: 'Which mentions to list.',
  fields: (t) => ({
    article: t.field({ type: Ref, description: 'In this article.' }),
    exact: t.string({ description: 'Whose words hold these, whatever the case.' }),
  }),
  conditions: {
    article: (value, at) => isSql('articleId', idSql('Article', value, at)),
    exact: (value) => containsSql('node."exact"', value),
  },
})
