import { inSql, isSql, otherIs, someSql } from '../../graphql/filters/conditions.ts'
import { defineFilter } from '../../graphql/filters/filter.ts'
import { idSql, Ref, type RefInput, subtreeSql } from '../../graphql/filters/ref.ts'
import { PlaceKind } from './enums.ts'

interface Shape {
  kind?: string[] | null
  partOf?: RefInput | null
  article?: RefInput | null
}

export const PlaceFilter = defineFilter<Shape>('PlaceFilter', {
  description: 'Which places to list.',
  fields: (t) => ({
    kind: t.field({ type: [PlaceKind], description: 'Of one of these kinds.' }),
    partOf: t.field({ type: Ref, description: 'This one and all that lie in it.' }),
    article: t.field({ type: Ref, description: 'Which this article names or tells something of.' }),
  }),
  conditions: {
    kind: (value) => inSql('kind', value),
    partOf: (value, at) => isSql('id', subtreeSql('Place', value, at)),
    article: (value, at) => someSql('ArticlePlace', 'placeId', otherIs('articleId', idSql('Article', value, at))),
  },
})
