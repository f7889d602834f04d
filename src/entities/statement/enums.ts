import { builder } from '../../graphql/builder.ts'

export const StatementKind = builder.enumType('StatementKind', {
  description: 'How an article gives what was said.',
  values: {
    QUOTE: { description: 'In quotation marks.' },
    PARAPHRASE: { description: 'In reported speech.' },
    NARRATION: { description: 'As what the article itself tells.' },
  } as const,
})
