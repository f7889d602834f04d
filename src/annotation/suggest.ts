/** How many letters must be added, taken away or changed to make one word the other (Levenshtein). */
const distance = (one: string, other: string): number => {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const change = (above[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      row.push(Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    above = row
  }
  return above[other.length] ?? 0
}

/** `; did you mean "x"?` where a known word is close to what was written, else nothing. */
export const didYouMean = (word: string, known: Iterable<string>): string => {
  // Past a third of the letters two words have little to do with each other.
  let nearest = Math.max(1, Math.floor(word.length / 3)) + 1
  let suggestion: string | undefined
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= nearest) continue
    const steps = distance(word, candidate)
    if (steps < nearest) {
      nearest = steps
      suggestion = candidate
    }
  }
  return suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
}
