import { UserError } from '../platform/errors.ts'

/** A place in a file of the seeds folder; line and column count from 1. */
export interface Place {
  /** Relative to the folder that holds the seeds folder: `seeds/articles/x.yaml`. */
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Something wrong in a file. */
export interface Problem extends Place {
  readonly message: string
}

/** A problem at a place, which is looked up now where it was not before: its getters are no properties that `...` would copy. */
export const problemAt = ({ file, line, column }: Place, message: string): Problem => ({ file, line, column, message })

/** Takes note of a problem; the work goes on, so that all of them are told at once. */
export type Report = (place: Place, message: string) => void

/** `file:line:column`, as editors and terminals make links of. */
export const formatPlace = ({ file, line, column }: Place): string => `${file}:${line}:${column}`

const mostCharacters = 1000

/** What files say must not look like another line or another file, nor command the terminal: such characters are told by their codes. */
const makeVisible = (words: string): string =>
  words.replace(/[\p{Cc}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/gu, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    return `<U+${code}>`
  })

const shorten = (words: string): string =>
  words.length > mostCharacters ? `${words.slice(0, mostCharacters / 2)}…${words.slice(-mostCharacters / 2)}` : words

/** `file:line:column: what is wrong`, one line. */
export const formatProblem = (problem: Problem): string =>
  makeVisible(`${formatPlace(problem)}: ${shorten(problem.message)}`)

/** What is odd but not wrong, one line each. */
export const formatWarnings = (warnings: readonly Problem[]): string =>
  warnings.map((warning) => `warning: ${formatProblem(warning)}\n`).join('')

/** Problems in the order in which a person goes through the files, each once. */
export const sortProblems = (problems: readonly Problem[]): Problem[] => {
  const unique = new Map(problems.map((problem) => [formatProblem(problem), problem]))
  return [...unique.values()].sort(
    (one, other) =>
      compare(one.file, other.file) ||
      one.line - other.line ||
      one.column - other.column ||
      compare(one.message, other.message),
  )
}

/** The order of code units: the same on every machine. */
export const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** As many of one file are told: nobody reads more at once, and what comes first is often why there is more. */
export const mostOfFile = 100

/** The problems that are told of each file; in the place of the next one, that there are more. */
const cutFiles = (sorted: readonly Problem[]): Problem[] => {
  const counts = new Map<string, number>()
  return sorted.flatMap((problem) => {
    const count = (counts.get(problem.file) ?? 0) + 1
    counts.set(problem.file, count)
    if (count <= mostOfFile) return problem
    return count > mostOfFile + 1 ? [] : problemAt(problem, `and more: mend the ${mostOfFile} faults before first`)
  })
}

/** Everything that is wrong in the files, one line each; nothing was written. Of one file no more than a person would read. */
export class AnnotationError extends UserError {
  override readonly name: string = 'AnnotationError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const told = cutFiles(sortProblems(problems))
    super(told.map(formatProblem).join('\n'))
    this.problems = told
  }
}
