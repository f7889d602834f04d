import { inSql, isSql, otherIs, someSql } from '../../graphql/filters/conditions.ts'
import { defineFilter } from '../../graphql/filters/filter.ts'
import { idSql, Ref, type RefInput, subtreeSql } from '../../graphql/filters/ref.ts'
import { OrganizationKind } from './enums.ts'

interface Shape {
  kind?: string[] | null
  country?: RefInput | null
  parent?: RefInput | null
  article?: RefInput | null
}

export const OrganizationFilter = defineFilter<Shape>('OrganizationFilter', {
  description: 'Which organizations to list.',
  fields: (t) => ({
    kind: t.field({ type: [OrganizationKind], description: 'Of one of these kinds.' }),
    country: t.field({ type: Ref, description: 'Bodies of this country.' }),
    parent: t.field({ type: Ref, description: 'This one and all beneath it.' }),
    article: t.field({ type: Ref, description: 'Which this article names, relays or tells something of.' }),
  }),
  conditions: {
    kind: (value) => inSql('kind', value),
    country: (value, at) => isSql('countryId', idSql('Place', value, at)),
    parent: (value, at) => isSql('id', subtreeSql('Organization', value, at)),
    article: (value, at) =>
      someSql('ArticleOrganization', 'organizationId', otherIs('articleId', idSql('Article', value, at))),
  },
})
