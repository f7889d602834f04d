import { inSql, isSql } from '../../graphql/filters/conditions.ts'
import { defineFilter } from '../../graphql/filters/filter.ts'
import { idSql, Ref, type RefInput } from '../../graphql/filters/ref.ts'
import { CitationStance } from './enums.ts'

interface Shape {
  article?: RefInput | null
  stance?: string[] | null
}

export const CitationFilter = defineFilter<Shape>('CitationFilter', {
  description: 'Which citations to list.',
  fields: (t) => ({
    article: t.field({ type: Ref, description: 'From this article.' }),
    stance: t.field({ type: [CitationStance], description: 'That do one of these to the fact.' }),
  }),
  conditions: {
    article: (value, at) => isSql('articleId', idSql('Article', value, at)),
    stance: (value) => inSql('stance', value),
  },
})
