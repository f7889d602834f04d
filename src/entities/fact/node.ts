import { builder } from '../../graphql/builder.ts'

/** What every fact's row carries. */
export const factColumns = { id: true, reviewStatus: true, origin: true, addedAt: true } as const

const ReviewStatus = builder.enumType('ReviewStatus', {
  description:
    'Whether a person has judged a fact: a machine proposes, a person accepts. Readers see what is accepted.',
  values: {
    PROPOSED: { description: 'Not judged yet.' },
    ACCEPTED: { description: 'Held to be what the cited words say.' },
    REJECTED: { description: 'Held not to be what the cited words say.' },
  } as const,
})

const FactOrigin = builder.enumType('FactOrigin', {
  description: 'The way by which a fact came in.',
  values: {
    ANNOTATION: { description: 'From an annotation that a person wrote beside the article.' },
    EXTRACTOR: { description: 'From a program that read the article.' },
    CURATOR: { description: 'From a curator, through the API.' },
  } as const,
})

export interface FactRow {
  id: string
  reviewStatus: (typeof ReviewStatus)['$inferType']
  origin: (typeof FactOrigin)['$inferType']
  addedAt: Date
}

export const Fact = builder.interfaceRef<FactRow>('Fact').implement({
  interfaces: [builder.nodeInterfaceRef()],
  description: 'A claim about the world, with the words that support it.',
  fields: (t) => ({
    reviewStatus: t.expose('reviewStatus', { type: ReviewStatus, description: 'Whether a person has judged it.' }),
    origin: t.expose('origin', { type: FactOrigin, description: 'The way by which it came in.' }),
    addedAt: t.expose('addedAt', { type: 'DateTime', description: 'When it was added to this knowledge base.' }),
  }),
})
