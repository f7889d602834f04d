import type { Choices } from './choices.ts'

/** More bytes than PostgreSQL has for a name, and the same in all that it keeps. */
const long = 'a'.repeat(70)

/** Names that an object of JavaScript has already, and those of other fields. */
const taken = ['constructor', 'toString', 'hasOwnProperty', 'id', 'name', 'node', 'edges', 'totalCount', 'data', 'key0']

/** Another name for a field; mostly none. */
export const anyAlias = (choices: Choices, field: string): string | null => {
  if (!choices.chance(12)) return null
  return choices.from(['a', 'b', 'A', 'b_1', `${long}${field}`, `${long}_`, ...taken])
}
