import { inSql, isSql } from '../../graphql/filters/conditions.ts'
import { defineFilter } from '../../graphql/filters/filter.ts'
import { idSql, Ref, type RefInput, subtreeSql } from '../../graphql/filters/ref.ts'
import { AgendaOutcome } from './enums.ts'

interface Shape {
  issue?: RefInput | null
  meeting?: RefInput | null
  outcome?: string[] | null
}

export const AgendaItemFilter = defineFilter<Shape>('AgendaItemFilter', {
  description: 'Which agenda items to list.',
  fields: (t) => ({
    issue: t.field({ type: Ref, description: 'On this issue or a narrower one.' }),
    meeting: t.field({ type: Ref, description: 'At this meeting.' }),
    outcome: t.field({ type: [AgendaOutcome], description: 'Dealt with in one of these ways.' }),
  }),
  conditions: {
    issue: (value, at) => isSql('issueId', subtreeSql('Issue', value, at)),
    meeting: (value, at) => isSql('meetingId', idSql('Meeting', value, at)),
    outcome: (value) => inSql('outcome', value),
  },
})
