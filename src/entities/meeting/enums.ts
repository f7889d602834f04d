import { builder } from '../../graphql/builder.ts'

export const MeetingKind = builder.enumType('MeetingKind', {
  description: 'What sort of meeting it is.',
  values: {
    TALKS: { description: 'A meeting for discussion.' },
    VISIT: { description: 'A journey to a place, of which meetings may be parts.' },
    SUMMIT: { description: 'A meeting of heads of state or government.' },
    CONFERENCE: { description: 'A gathering of many, with sessions and speeches.' },
    SPEECH: { description: 'One speaks, others listen.' },
    BRIEFING: { description: 'Information is given, to the press say.' },
    CALL: { description: 'By telephone or video.' },
    MEAL: { description: 'A working lunch, a dinner.' },
    OTHER: { description: 'Anything else.' },
  } as const,
})

export const MeetingStatus = builder.enumType('MeetingStatus', {
  description: "What became of a meeting (schema.org's EventStatusType, where it has one).",
  values: {
    PLANNED: { description: 'Announced (EventScheduled).' },
    ONGOING: { description: 'Under way when it was reported.' },
    HELD: { description: 'Took place.' },
    POSTPONED: { description: 'Put off (EventPostponed).' },
    CANCELLED: { description: 'Called off (EventCancelled).' },
    DECLINED: { description: 'Proposed, and one side refused.' },
  } as const,
})
