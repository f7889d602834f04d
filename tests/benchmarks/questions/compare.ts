/** A cursor that carries no row tells nothing of the answer: statements written by hand make none. */
const cursors = ['endCursor']

/** Where two answers differ, as a path and the two values; undefined where they are the same but for cursors. */
export const findDifference = (asked: unknown, wanted: unknown, path = 'data'): string | undefined => {
  if (!isObject(asked) || !isObject(wanted)) {
    return asked === wanted ? undefined : `${path}: ${JSON.stringify(asked)} is ${JSON.stringify(wanted)} in SQL`
  }
  for (const key of new Set([...Object.keys(asked), ...Object.keys(wanted)])) {
    if (cursors.includes(key)) continue
    const difference = findDifference(asked[key], wanted[key], `${path}.${key}`)
    if (difference) return difference
  }
  return undefined
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
