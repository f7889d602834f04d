/** What stands for a name that has none of its own, and for an operation without a name. */
const otherName = 'other'
const noName = 'anonymous'

/**
 * Makes the function that has a label for each name of an operation: the name itself where it is known or among the first `most` others
 * that were executed, and else `other`. What is refused before it is executed takes no place.
 */
export const limitNames = (known: Iterable<string>, most: number) => {
  const labels = new Set(known)
  const end = labels.size + most
  return (name: string | undefined, isExecuted: boolean): string => {
    if (name === undefined) return noName
    if (labels.has(name)) return name
    if (!isExecuted || labels.size >= end) return otherName
    labels.add(name)
    return name
  }
}
