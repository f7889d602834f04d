import { containsSql, isSql } from '../../graphql/filters/conditions.ts'
import { defineFilter } from '../../graphql/filters/filter.ts'
import { idSql, Ref, type RefInput, subtreeSql } from '../../graphql/filters/ref.ts'

interface Shape {
  person?: RefInput | null
  organization?: RefInput | null
  title?: string | null
}

export const PositionFilter = defineFilter<Shape>('PositionFilter', {
  description: 'Which positions to list.',
  fields: (t) => ({
    person: t.field({ type: Ref, description: 'Of this person.' }),
    organization: t.field({ type: Ref, description: 'In this organization or a body beneath it.' }),
    title: t.string({ description: 'Whose title holds these words, whatever the case: `minister`.' }),
  }),
  conditions: {
    person: (value, at) => isSql('personId', idSql('Person', value, at)),
    organization: (value, at) => isSql('organizationId', subtreeSql('Organization', value, at)),
    title: (value) => containsSql('node."title"', value),
  },
})
