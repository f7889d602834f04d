import { builder } from '../../graphql/builder.ts'

export const AgendaOutcome = builder.enumType('AgendaOutcome', {
  description: 'How an issue was dealt with at a meeting.',
  values: {
    PLANNED: { description: 'It is, or was, to be discussed: an announcement or an aim.' },
    DISCUSSED: { description: 'It was discussed.' },
    RAISED: { description: 'One side brought it up.' },
    ALIGNED: { description: "The sides' interests or views agree on it." },
    DISAGREED: { description: 'The sides disagree on it.' },
    AGREED: { description: 'The sides came to an agreement on it.' },
  } as const,
})
