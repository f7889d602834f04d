import { messageOf, UserError } from '../../platform/errors.ts'

/** Everything that an error, or one of those that it came from, says of itself: Prisma wraps the database's own. */
const textsOf = (error: unknown, depth = 0): string[] => {
  if (typeof error !== 'object' || error === null || depth > 4) return []
  const { message, code, cause, meta } = error as Record<string, unknown>
  const { driverAdapterError, originalCode, originalMessage } = { ...(meta as object), ...error } as Record<
    string,
    unknown
  >
  return [
    ...[code, originalCode, message, originalMessage].map((text) => String(text ?? '')),
    ...textsOf(cause, depth + 1),
    ...textsOf(driverAdapterError, depth + 1),
  ]
}

const isFull = (texts: readonly string[]): boolean =>
  texts.some((text) => text === '53100' || text.includes('No space left on device'))

const isGone = (texts: readonly string[]): boolean =>
  texts.some((text) =>
    /^(P1001|P1017|57P0[1-3]|08\d\d\d|ECONN\w+)$|ECONN|terminating connection|[Cc]onnection (was )?(terminated|closed|ended)|[Cc]losed the connection/.test(
      text,
    ),
  )

/** For what a user can mend of a load's failure, a line that says so; other errors are given back as they are. */
export const explainFailure = (error: unknown): unknown => {
  if (error instanceof UserError) return error
  const texts = textsOf(error)
  const reason = messageOf(error).trim().split('\n').at(-1)
  if (isFull(texts)) {
    return new UserError(
      `The database’s disk is full (${reason}), and nothing was changed: make room on it, then load again.`,
      { cause: error },
    )
  }
  if (!isGone(texts)) return error
  return new UserError(
    `The database went away during the load (${reason}), and nothing was changed: look into its log, then load again.`,
    { cause: error },
  )
}
