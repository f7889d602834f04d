/** Choices read off numbers, so that whatever is made of them shrinks as the numbers do. */
export interface Choices {
  /** Goes on with other numbers: each part of an operation has its own, and is the same whatever becomes of the others. */
  turnTo(numbers: readonly number[]): void
  /** One of 0 … `count` - 1. */
  below(count: number): number
  /** True in so many of a hundred cases. */
  chance(percent: number): boolean
  /** One of these values, of which there must be some. */
  from<Value>(values: readonly Value[]): Value
}

/** Greater than all numbers that choices are read off. */
export const numbersEnd = 2 ** 16

/** Where the numbers are used up 0 is read, which chooses the first, the fewest, no: the simplest is to stand there. */
export const createChoices = (): Choices => {
  let left: number[] = []
  const below = (count: number): number => Math.floor(((left.shift() ?? 0) * count) / numbersEnd)
  return {
    turnTo: (numbers) => {
      left = [...numbers]
    },
    below,
    chance: (percent) => below(100) >= 100 - percent,
    from: <Value>(values: readonly Value[]): Value => {
      if (values.length === 0) throw new RangeError('there is nothing to choose from')
      return values[below(values.length)] as Value
    },
  }
}

/** One of these values, each with its weight. */
export const weighted = <Value>(choices: Choices, options: readonly (readonly [number, Value])[]): Value => {
  const total = options.reduce((sum, [weight]) => sum + weight, 0)
  let left = choices.below(total)
  for (const [weight, value] of options) {
    if (left < weight) return value
    left -= weight
  }
  throw new RangeError('there is nothing to choose from')
}
