/** The variables of an operation, by name. */
export type Variables = Readonly<Record<string, unknown>>

/** An example operation, with what it is measured on and beside. */
export interface Question {
  /** The operation, as its file is called. */
  readonly operation: string
  /** Chooses its variables, so that there is much to answer: a statement of one row, whose columns are they. */
  readonly choose: string
  /** The same answer, but for cursors, in one statement of one row and column, as somebody would write it for this question alone. */
  readonly sql: string
  /** The variables that are its parameters: $1, $2 … */
  readonly parameters: readonly string[]
}
