import type { Entities, Entity } from './entities.ts'
import { createNameTrie, type Match } from './name-trie.ts'
import { sortNames } from './short-names.ts'
import { isAcronym, splitWords, type Word } from './words.ts'

/** Every name and alias of every entity, ready for looking up in any number of texts. */
export interface NameIndex {
  /** The names that begin at a word, the longest first. */
  matchesAt(words: readonly Word[], index: number): Match<Entity>[]
  /** By what a person is called after the full name has been given. */
  shortNames(person: Entity): readonly (readonly Word[])[]
}

/** Issues and meetings are named by common words, which a sentence's beginning or a headline capitalizes. */
const foldCommon = (word: string): string => {
  // Most words have no capitals, and need no closer look.
  const folded = word.toLowerCase()
  return folded !== word && isAcronym(word) ? word : folded
}

const longestFirst = (matches: Match<Entity>[]): Match<Entity>[] => {
  const byEnd = new Map<number, Entity[]>()
  for (const { values, end } of matches) byEnd.set(end, [...(byEnd.get(end) ?? []), ...values])
  return [...byEnd].map(([end, values]) => ({ end, values })).sort((one, other) => other.end - one.end)
}

/** Indexes the names of all entities. */
export const indexNames = (entities: Entities): NameIndex => {
  const proper = createNameTrie<Entity>()
  const common = createNameTrie<Entity>(foldCommon)
  const shortNames = new Map<Entity, readonly (readonly Word[])[]>()

  for (const person of entities.list('person')) {
    const { full, short } = sortNames([person.declared.name, ...person.declared.aliases])
    for (const name of full) proper.add(name, person)
    shortNames.set(person, short)
  }
  for (const [trie, kinds] of [
    [proper, ['organization', 'place']],
    [common, ['issue', 'meeting']],
  ] as const) {
    for (const entity of kinds.flatMap((kind) => [...entities.list(kind)] as Entity[])) {
      for (const name of [entity.declared.name, ...entity.declared.aliases]) trie.add(splitWords(name), entity)
    }
  }
  return {
    matchesAt: (words, index) => {
      const matches = [...proper.matchesAt(words, index), ...common.matchesAt(words, index)]
      return matches.length > 1 ? longestFirst(matches) : matches
    },
    shortNames: (person) => shortNames.get(person) ?? [],
  }
}
