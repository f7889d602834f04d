import { builder } from '../../graphql/builder.ts'

export const FactKind = builder.enumType('FactKind', {
  description: 'The kinds of fact, each a type of its own.',
  values: {
    MEETING_REPORT: { description: 'What is reported of a meeting: MeetingReport.' },
    PARTICIPATION: { description: 'That somebody takes part in a meeting: Participation.' },
    AGENDA_ITEM: { description: 'That an issue is dealt with at a meeting: AgendaItem.' },
    POSITION: { description: 'That a person holds an office: Position.' },
    STATEMENT: { description: 'That somebody said something: Statement.' },
  } as const,
})
