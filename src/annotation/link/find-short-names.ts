import type { Entity } from './entities.ts'
import { createNameTrie, type Match, type NameTrie } from './name-trie.ts'
import { locatives, surnameFollowers, surnamePredecessors } from './name-words.ts'
import { type FoundName, isFree, type Reading } from './reading.ts'
import { isCapitalized, type Word } from './words.ts'

/** The persons whose full name the text gives, and the word at which it first does. */
const findIntroductions = ({ claims, words }: Reading, found: readonly FoundName[]): Map<Entity, number> => {
  const introductions = new Map<Entity, number>()
  const introduce = (entity: Entity, at: number) =>
    introductions.set(entity, Math.min(at, introductions.get(entity) ?? Number.POSITIVE_INFINITY))
  for (const { first, entities } of found) {
    const [entity] = entities
    if (entity?.kind === 'person' && entities.length === 1) introduce(entity, first)
  }
  // "Daniel Kreitenbrink" introduces him also where the annotation links it; "his Chinese counterpart" introduces nobody.
  for (const claim of claims) {
    const inside = words.findIndex(({ start, end }) => start >= claim.start && end <= claim.end)
    if (claim.entity.kind === 'person' && inside >= 0 && isCapitalized(words[inside]?.word ?? '')) {
      introduce(claim.entity, inside)
    }
  }
  return introductions
}

const indexShortNames = ({ names }: Reading, persons: Iterable<Entity>): NameTrie<Entity> => {
  const trie = createNameTrie<Entity>()
  for (const person of persons) for (const name of names.shortNames(person)) trie.add(name, person)
  return trie
}

/** Whether the words right before and after leave it a name by itself, and no part of another's: "Hunter Biden", "Ma Ying-jeou". */
const standsAlone = ({ words }: Reading, trie: NameTrie<Entity>, first: number, end: number): boolean => {
  const before = words[first - 1]
  const after = words[end]
  const gapBefore = words[first]?.gap
  const gapAfter = after?.gap
  const isShortName = (index: number) => trie.matchesAt(words, index).length > 0
  if (before && gapBefore === '-' && !isShortName(first - 1)) return false
  if (after && gapAfter === '-' && !isShortName(end)) return false
  if (before && gapBefore === ' ' && !mayPrecede(before)) return false
  if (before && gapBefore === '. ' && before.word.length === 1 && isCapitalized(before.word)) return false
  return !(after && gapAfter === ' ' && isCapitalized(after.word) && !surnameFollowers.has(after.word.toLowerCase()))
}

const mayPrecede = ({ word }: Word): boolean => !isCapitalized(word) || surnamePredecessors.has(word.toLowerCase())

/** The names found already, by each of their words. */
const indexByWord = (found: readonly FoundName[]): Map<number, FoundName> => {
  const byWord = new Map<number, FoundName>()
  for (const name of found) for (let at = name.first; at < name.end; at++) byWord.set(at, name)
  return byWord
}

/** Whether nothing was found in these words, or only what is no person and bears the very same name. */
const isUntaken = ({ words }: Reading, byWord: Map<number, FoundName>, first: number, end: number): boolean => {
  const taken = Array.from({ length: end - first }, (_, step) => byWord.get(first + step))
  const other = taken[0]
  if (!other) return taken.every((name) => !name)
  if (other.first !== first || other.end !== end || other.entities.some(({ kind }) => kind === 'person')) return false
  return !locatives.has(words[first - 1]?.word.toLowerCase() ?? '')
}

/**
 * Adds to the names found those persons who are called by surname alone: after their full name, where no other person of the
 * article is called so. A surname that is also a place's name means the person, except after "in" and the like.
 */
export const findShortNames = (reading: Reading, found: readonly FoundName[]): FoundName[] => {
  const introductions = findIntroductions(reading, found)
  if (introductions.size === 0) return [...found]
  const trie = indexShortNames(reading, introductions.keys())
  const byWord = indexByWord(found)

  const personAt = (first: number, { values, end }: Match<Entity>): FoundName | null => {
    const [person, other] = values
    if (!person || other || first <= (introductions.get(person) ?? first)) return null
    const isName = isFree(reading, first, end) && standsAlone(reading, trie, first, end)
    return isName && isUntaken(reading, byWord, first, end) ? { first, end, entities: [person] } : null
  }
  const short = reading.words.flatMap((_, first) => {
    const matches = trie.matchesAt(reading.words, first)
    return matches.flatMap((match) => personAt(first, match) ?? []).slice(0, 1)
  })
  const replaced = new Set(short.map(({ first }) => byWord.get(first)))
  return [...found.filter((name) => !replaced.has(name)), ...short].sort((one, two) => one.first - two.first)
}
