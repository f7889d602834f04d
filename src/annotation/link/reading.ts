import type { Entity } from './entities.ts'
import type { NameIndex } from './name-index.ts'
import { canBegin, canEnd, type Word } from './words.ts'

/** A name in a text: which words (half-open), and whom it may mean. */
export interface FoundName {
  readonly first: number
  readonly end: number
  readonly entities: readonly Entity[]
}

/** Words that the annotation links itself, in UTF-16 indexes. */
export interface Claim {
  readonly start: number
  readonly end: number
  readonly entity: Entity
}

/** A text as the finders of names see it. */
export interface Reading {
  readonly text: string
  readonly words: readonly Word[]
  readonly claims: readonly Claim[]
  readonly names: NameIndex
}

/** Whether the words from `first` up to `end` can be a name there: whole words that no claim has a part of. */
export const isFree = ({ text, words, claims }: Reading, first: number, end: number): boolean => {
  const head = words[first]
  const tail = words[end - 1]
  if (!head || !tail || !canBegin(text, head) || !canEnd(text, tail)) return false
  return !claims.some((claim) => claim.start < tail.end && head.start < claim.end)
}
