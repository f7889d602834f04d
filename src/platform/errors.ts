/**
 * A failure that a user can mend: its message says what is wrong, where, and what to do.
 * Whoever catches it prints the message alone; any other error is a bug and is shown whole.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError'
}

/** The message of whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The same of what a connection failed with: trying a name's several addresses gives an error that has only a code. */
export const describeError = (error: unknown): string =>
  messageOf(error) || String((error as NodeJS.ErrnoException).code)
