import { z } from 'zod'
import {
  AgendaOutcome,
  Attendance,
  CitationStance,
  FactOrigin,
  MeetingStatus,
  ParticipationRole,
  ReviewStatus,
  StatementKind,
} from '../generated/prisma/enums.ts'
import { entities } from './format-entities.ts'
import { partialDate, shortText, slug, text, words } from './format-scalars.ts'

/**
 * The format of an annotation: shapes alone. What needs the text or other files (quotes found, slugs known, dates right) is
 * checked by link.ts. The JSON Schemas in seeds/ are generated from the format.
 */

/** A span of the article's text, by its words. `prefix` and `suffix` are needed only where the words stand there more than once. */
const span = {
  quote: words.min(1, 'is empty').describe('The words, verbatim'),
  prefix: words.optional().describe('What stands right before them, verbatim, where the quote alone is not unique'),
  suffix: words.optional().describe('What stands right after them, verbatim, where the quote alone is not unique'),
}

/** Exactly one of a person and an organization. */
const agent = z
  .strictObject({ person: slug.optional(), organization: slug.optional() })
  .refine((value) => (value.person === undefined) !== (value.organization === undefined), {
    message: 'must name a person or an organization, and only one of them',
  })

const attribution = {
  attributedTo: agent.optional().describe('The outlet, body or person on whose word the article relies'),
  attributedAsWritten: text.optional().describe('The words of that attribution: "According to the officials"'),
}

const citation = z.strictObject({
  ...span,
  ...attribution,
  stance: z.enum(CitationStance).default('SUPPORTS'),
})

/** A bare string is a quote with nothing more to say of it. */
const citationOrQuote = z.union([words.min(1, 'is empty').transform((quote) => citation.parse({ quote })), citation])

/** One citation or several. */
const cite = z
  .union([citationOrQuote.transform((one) => [one]), z.array(citationOrQuote).min(1, 'cites nothing')])
  .describe('The words that support the fact: a quote, a citation, or a list of them')

const review = { reviewStatus: z.enum(ReviewStatus).optional().describe("Default: the annotation's") }

const report = z.strictObject({
  status: z.enum(MeetingStatus),
  date: partialDate.optional(),
  places: z.array(slug).default([]),
  declinedBy: slug.optional().describe('The organization that declined, where the status is DECLINED'),
  cite,
  ...review,
})

const participant = z
  .strictObject({
    person: slug.optional(),
    organization: slug.optional().describe('An organization that took part as such, with no person named'),
    asWritten: shortText.optional().describe('A group or an unnamed participant, in the words of the text'),
    representing: slug.optional().describe('The organization that the participant stood for'),
    capacity: text.optional().describe('The canonical title in which the participant came'),
    role: z.enum(ParticipationRole),
    attendance: z.enum(Attendance),
    cite,
    ...review,
  })
  .refine((value) => [value.person, value.organization, value.asWritten].filter(Boolean).length === 1, {
    message: 'must name a person, an organization or a group (asWritten), and only one of them',
  })

const agendaItem = z.strictObject({
  issue: slug,
  outcome: z.enum(AgendaOutcome),
  raisedBy: agent.optional(),
  cite,
  ...review,
})

const position = z.strictObject({
  person: slug,
  title: shortText.describe('The canonical title; its wording stands in the citation'),
  organization: slug.optional(),
  from: partialDate.optional(),
  to: partialDate.optional(),
  cite,
  ...review,
})

const statement = z.strictObject({
  ...span,
  ...attribution,
  kind: z.enum(StatementKind),
  speaker: slug.optional().describe('A person'),
  organization: slug.optional().describe('For whom the speaker speaks, or the body that states it'),
  speakerAsWritten: text.optional().describe('An unnamed speaker, or a speaker as the text spells it'),
  saidOn: partialDate.optional(),
  meeting: slug.optional().describe('The meeting at which it was said, or of which it is an account'),
  issues: z.array(slug).default([]),
  addressees: z.array(slug).default([]).describe('The organizations to which it is directed'),
  sharedBy: z.array(slug).default([]).describe('The organizations said to hold the same view'),
  cite: cite.optional().describe('Default: the words of the statement itself'),
  ...review,
})

const mention = z
  .strictObject({
    ...span,
    person: slug.optional(),
    organization: slug.optional(),
    place: slug.optional(),
    issue: slug.optional(),
    meeting: slug.optional(),
  })
  .refine((value) => mentionedIn(value).length === 1, { message: 'must name one entity, and only one' })

/** The kinds of entity that a mention names, as its keys. */
const mentionKinds = ['person', 'organization', 'place', 'issue', 'meeting'] as const

const mentionedIn = (value: Partial<Record<(typeof mentionKinds)[number], string | undefined>>) =>
  mentionKinds.filter((kind) => value[kind] !== undefined)

/** An annotation: `seeds/articles/<slug>.yaml` beside `<slug>.txt`. */
export const annotationFile = z.strictObject({
  article: z.strictObject({
    headline: text.optional(),
    language: text.default('en').describe('BCP 47'),
    publishedOn: partialDate,
    publishedOnNote: text.optional().describe('How the date is known, where the source does not say it outright'),
    publisher: slug.optional().describe('An organization'),
    credits: z.array(slug).default([]).describe('Organizations whose reporting it relays'),
    syndicationOf: slug.optional().describe('The article that this one repeats'),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000, 'is longer than 2000 characters')
      .optional(),
  }),
  origin: z.enum(FactOrigin).exclude(['CURATOR']).default('ANNOTATION').describe('What wrote this file'),
  reviewStatus: z.enum(ReviewStatus).default('ACCEPTED').describe('Of every fact that does not say otherwise'),
  entities: z
    .strictObject(entities)
    .prefault({})
    .describe('Entities that this article brings; others may refer to them'),
  mentions: z
    .array(mention)
    .default([])
    .describe('Mentions that no name or alias gives away; they win over those found'),
  meetings: z
    .record(
      slug,
      z.strictObject({
        reports: z.array(report).default([]),
        participants: z.array(participant).default([]),
        agenda: z.array(agendaItem).default([]),
      }),
    )
    .default({})
    .describe('Facts of meetings, by slug'),
  positions: z.array(position).default([]),
  statements: z.array(statement).default([]),
  uncited: z
    .array(z.strictObject({ ...span, reason: text }))
    .default([])
    .describe('Sentences that hold no fact, each with the reason'),
})

export type AnnotationFile = z.infer<typeof annotationFile>
