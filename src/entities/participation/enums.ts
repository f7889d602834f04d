import { builder } from '../../graphql/builder.ts'

export const ParticipationRole = builder.enumType('ParticipationRole', {
  description: 'The part that somebody has in a meeting.',
  values: {
    HOST: { description: 'Receives the others.' },
    GUEST: { description: 'Is received, or travels to the place.' },
    CHAIR: { description: 'Presides.' },
    ATTENDEE: { description: 'Takes part.' },
    ACCOMPANYING: { description: 'Goes along with another participant.' },
    SPEAKER: { description: 'Gives a speech or a briefing.' },
    MEDIATOR: { description: 'Mediates between the others.' },
    OBSERVER: { description: 'Looks on.' },
  } as const,
})

export const Attendance = builder.enumType('Attendance', {
  description: 'Whether a participant was there.',
  values: {
    PRESENT: { description: 'Was there.' },
    EXPECTED: { description: 'Is, or was, to be there: no source says whether it came to that.' },
    DECLINED: { description: 'Refused to be there.' },
    ABSENT: { description: 'Was not there, though expected.' },
  } as const,
})
