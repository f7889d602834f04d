import { ambiguousFamilyNames, leadingFamilyNames, particles, suffixes } from './name-words.ts'
import { isAcronym, splitWords, type Word } from './words.ts'

/** Whether a person's name says who it is by itself: it has several words, or is an acronym ("MBS"). */
const isFullName = (words: readonly Word[]): boolean => words.length > 1 || words.some(({ word }) => isAcronym(word))

const isOneOf = (list: ReadonlySet<string>, word: Word | undefined): boolean =>
  word !== undefined && list.has(word.word.toLowerCase())

const familyNameLeads = (words: readonly Word[]): boolean => {
  if (isOneOf(leadingFamilyNames, words[0])) return true
  // Two words or a hyphen after it make it a Korean name, or a Chinese one in another spelling.
  return isOneOf(ambiguousFamilyNames, words[0]) && words.length > 2
}

/** By what a person of that full name is called once the name has been given: "Campbell", "Ma", "van der Leyen". */
const surnameOf = (name: readonly Word[]): readonly Word[] => {
  const words = isOneOf(suffixes, name.at(-1)) ? name.slice(0, -1) : name
  if (words.length < 2) return words
  if (familyNameLeads(words)) return words.slice(0, 1)
  let start = words.length - 1
  while (start > 1 && isOneOf(particles, words[start - 1])) start -= 1
  return words.slice(start)
}

/** Full and short names of a person, of the names that the registry has. */
export const sortNames = (names: readonly string[]): { full: Word[][]; short: (readonly Word[])[] } => {
  const all = names.map(splitWords).filter((words) => words.length > 0)
  const full = all.filter(isFullName)
  // Who has one name only is never called by a fuller one.
  if (full.length === 0) return { full: all, short: [] }
  const short = all.filter((words) => !isFullName(words))
  return { full, short: [...short, ...full.filter((words) => words.length > 1).map(surnameOf)] }
}
