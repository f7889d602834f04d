export type Variables = Readonly<Record<string, unknown>>

/** One question to all servers, and what each needs to answer it. */
export interface Question {
  readonly name: string
  /** The name of the operation in both documents, by which the hand-written limit knows the question. */
  readonly operation: string
  /** In our schema. */
  readonly document: string
  /** SQL whose rows are sets of variables, all different: the same ones for the same base, in an order of their own. */
  readonly variables: string
  readonly limit: Limit
  /** Absent where PostGraphile has no such thing. */
  readonly peer?: Peer
}

/** The answer by one statement written by hand. */
export interface Limit {
  /** Gives one value, the text of the answer's `data`. */
  readonly sql: string
  /** The variables that it takes, in the order of its parameters. */
  readonly parameters: readonly string[]
}

/** The same question in the schema that PostGraphile makes of the tables. */
export interface Peer {
  readonly document: string
  /** Its answer in the form of ours. */
  // biome-ignore lint/suspicious/noExplicitAny: each document has its own form, and a wrong one shows in the comparison.
  toOurs(data: any): unknown
}

/** Cursors differ by nature: both answers are compared without them. */
export const withoutCursors = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutCursors)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key]) => !/^(cursor|startCursor|endCursor)$/.test(key))
  return Object.fromEntries(entries.map(([key, each]) => [key, withoutCursors(each)]))
}
