import type { Entity } from './entities.ts'
import { findShortNames } from './find-short-names.ts'
import type { NameIndex } from './name-index.ts'
import { type Claim, type FoundName, isFree, type Reading } from './reading.ts'
import { splitWords } from './words.ts'

const findFullNames = (reading: Reading): FoundName[] => {
  const found: FoundName[] = []
  for (let first = 0; first < reading.words.length; ) {
    const match = reading.names.matchesAt(reading.words, first).find(({ end }) => isFree(reading, first, end))
    if (match) found.push({ first, end: match.end, entities: match.values })
    first = match?.end ?? first + 1
  }
  return found
}

/** The entities that a name stands for: proper names go before the common words that name issues and meetings. */
const meantBy = (entities: readonly Entity[]): readonly Entity[] => {
  const proper = entities.filter(({ kind }) => kind !== 'issue' && kind !== 'meeting')
  return proper.length > 0 ? proper : entities
}

/** What was found: names that mean one entity, and those that could mean several. */
export interface Findings {
  readonly linked: readonly { start: number; end: number; entity: Entity }[]
  readonly ambiguous: readonly { name: string; entities: readonly Entity[] }[]
}

/**
 * Finds the names in a text: the longest that begins at a word wins; a person's surname alone counts after the full name, where
 * it means one person only; nothing is found where a claim lies.
 */
export const findNames = (text: string, claims: readonly Claim[], names: NameIndex): Findings => {
  const reading: Reading = { text, words: splitWords(text), claims, names }
  const full = findFullNames(reading).map((found) => ({ ...found, entities: meantBy(found.entities) }))
  const found = findShortNames(reading, full)
  const spanOf = ({ first, end }: FoundName) => ({
    start: reading.words[first]?.start ?? 0,
    end: reading.words[end - 1]?.end ?? 0,
  })
  return {
    linked: found.flatMap((name) => {
      const [entity, other] = name.entities
      return entity && !other ? [{ ...spanOf(name), entity }] : []
    }),
    ambiguous: found.flatMap((name) => {
      const { start, end } = spanOf(name)
      return name.entities.length > 1 ? [{ name: text.slice(start, end), entities: name.entities }] : []
    }),
  }
}
