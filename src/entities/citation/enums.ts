import { builder } from '../../graphql/builder.ts'

export const CitationStance = builder.enumType('CitationStance', {
  description: 'What the cited words do to the fact.',
  values: {
    SUPPORTS: { description: 'They say it.' },
    DISPUTES: { description: 'They say otherwise.' },
  } as const,
})
