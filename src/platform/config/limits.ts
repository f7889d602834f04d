import { type Variable, type VariableGroup, wholeNumber } from './variable.ts'

const limit = (name: string, most: number, meaning: string): Variable<number> => ({
  name,
  default: String(most),
  meaning,
  schema: wholeNumber(1, 1_000_000_000),
})

/**
 * The most that one request may ask for. The defaults leave room above what the example operations and GraphiQL need, whose most
 * stands beside each.
 */
export const limitVariables = {
  // The examples: 8.
  maxDepth: limit(
    'READOUT_MAX_DEPTH',
    12,
    'Most levels of fields in an operation; `edges` and `node` count as one with their list',
  ),
  // The examples as they stand: 11,000; with their own pages as large as can be: 86,000. The schema, as GraphiQL reads it: 3,000.
  maxCost: limit('READOUT_MAX_COST', 100_000, 'Most nodes and lists that an operation may return'),
  // The examples: 50. Twenty is what a list has that says nothing; a hundred is what the schema promises at most.
  maxPage: {
    name: 'READOUT_MAX_PAGE',
    default: '100',
    meaning: 'Most rows of one page, and most ids of one `nodes(ids:)`: 20 to 100',
    schema: wholeNumber(20, 100),
  },
  // The examples: 2.
  maxAliases: limit('READOUT_MAX_ALIASES', 15, 'Most aliases of one field in an operation'),
  // The examples: 1. Clients that show parts of a page on demand have an `@include` for each part.
  maxDirectives: limit('READOUT_MAX_DIRECTIVES', 30, 'Most directives in an operation'),
  // The examples: 3. A filter may be within another one (`not`), as deep as one likes.
  maxInputDepth: limit(
    'READOUT_MAX_INPUT_DEPTH',
    20,
    'Most levels of objects and lists in an argument, and in a variable',
  ),
  // The examples: 336. GraphiQL: 184.
  maxTokens: limit('READOUT_MAX_TOKENS', 2_000, 'Most tokens (names, numbers, texts, brackets) of a document'),
  // Ten for each token. The examples: 2,500.
  maxDocumentLength: limit('READOUT_MAX_DOCUMENT_LENGTH', 20_000, 'Most characters of a document'),
  maxBodyBytes: limit('READOUT_MAX_BODY_BYTES', 100_000, 'Most bytes of a request’s body'),
  maxBatch: limit(
    'READOUT_MAX_BATCH',
    1,
    'Most operations in one request, sent as a JSON list; each has these limits for itself',
  ),
} as const satisfies VariableGroup
