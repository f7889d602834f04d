import type { RawAnswer } from './executors.ts'

type Path = readonly (string | number)[]

interface Answered {
  readonly data?: unknown
  readonly errors?: readonly { readonly path?: Path }[]
}

/** The part of an error's path that leads to the null which it has left. */
const toNull = (data: unknown, path: Path): Path => {
  let [value, length] = [data, 0]
  for (const step of path) {
    if (value === null || value === undefined) break
    value = (value as Record<string | number, unknown>)[step]
    length += 1
  }
  return path.slice(0, length)
}

/**
 * Where an error of a field that cannot be null makes null of something above it, all errors beneath race, and the specification
 * asks for one of them. Here each such null counts and not which errors it is told by, nor their order; of an error that
 * stands where the null does, every word counts. So does an answer without data, or without errors, as a whole.
 */
export const withoutRaces = (answer: RawAnswer): object => {
  const { data, errors, ...rest } = JSON.parse(answer.body) as Answered
  if (data === undefined || !errors) return answer
  const told = errors.map(({ path = [], ...error }) => {
    const nulled = toNull(data, path)
    return JSON.stringify(nulled.length === path.length ? { path, ...error } : { nulled })
  })
  // As text, for keys too must be in order.
  return { ...answer, body: JSON.stringify({ ...rest, data }), errors: [...new Set(told)].sort() }
}
