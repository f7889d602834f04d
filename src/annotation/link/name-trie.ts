import type { Word } from './words.ts'

interface Node<Value> {
  readonly next: Map<string, Node<Value>>
  readonly values: Value[]
}

/** A name found: its values, and the index after its last word. */
export interface Match<Value> {
  readonly values: readonly Value[]
  readonly end: number
}

/** Names by their words: looking one up costs as many steps as it has words, however many names there are. */
export interface NameTrie<Value> {
  add(name: readonly Word[], value: Value): void
  /** Every name that begins at a word, the longest first. */
  matchesAt(words: readonly Word[], index: number): Match<Value>[]
}

const createNode = <Value>(): Node<Value> => ({ next: new Map(), values: [] })

/** @param fold what counts as the same word */
export const createNameTrie = <Value>(fold: (word: string) => string = (word) => word): NameTrie<Value> => {
  const root = createNode<Value>()

  // What stands between two words belongs to the name: "Austin, Texas" is not "Austin Texas".
  const keyOf = (word: Word, isFirst: boolean): string => (isFirst ? fold(word.word) : word.gap + fold(word.word))

  return {
    add: (name, value) => {
      let node = root
      for (const [index, word] of name.entries()) {
        const key = keyOf(word, index === 0)
        const next = node.next.get(key) ?? createNode<Value>()
        node.next.set(key, next)
        node = next
      }
      if (node !== root && !node.values.includes(value)) node.values.push(value)
    },
    matchesAt: (words, index) => {
      const matches: Match<Value>[] = []
      let node: Node<Value> | undefined = root
      for (let at = index; at < words.length; at++) {
        node = node.next.get(keyOf(words[at] as Word, at === index))
        if (!node) break
        if (node.values.length > 0) matches.unshift({ values: node.values, end: at + 1 })
      }
      return matches
    },
  }
}
