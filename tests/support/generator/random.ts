/** Random choices that a seed decides: the same seed gives the same choices on every machine. */
export interface Random {
  /** A whole number from 0 up to, not including, `count`. */
  below(count: number): number
  chance(probability: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** Several items, each once; all of them where there are no more. */
  sample<Item>(items: readonly Item[], count: number): Item[]
  /** As news picks whom to write about: the first items by far the most often (Zipf's law, exponent 1). */
  pickSkewed<Item>(items: readonly Item[]): Item
}

/** Spreads one number over 32 bits (the finalizer of MurmurHash 3). */
const mix = (value: number): number => {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/**
 * A stream of choices.
 * @param seed decides all of them
 * @param stream which of the seed's streams: each is independent of the others
 */
export const createRandom = (seed: number, stream: number): Random => {
  let state = mix(mix(seed) ^ Math.imul(stream + 1, 0x9e3779b1))
  // Mulberry32: fast, and even enough for texts.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number) => Math.floor(next() * count)
  const at = <Item>(items: readonly Item[], index: number): Item => {
    if (items.length === 0) throw new RangeError('there is nothing to pick from')
    return items[index] as Item
  }
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (items) => at(items, below(items.length)),
    sample: (items, count) => {
      const left = [...items]
      return Array.from({ length: Math.min(count, items.length) }, () => at(left.splice(below(left.length), 1), 0))
    },
    // The inverse of the logarithm that Zipf's sums come near to.
    pickSkewed: (items) => at(items, Math.min(items.length, Math.floor((items.length + 1) ** next())) - 1),
  }
}
