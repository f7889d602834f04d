export type Direction = 'ASC' | 'DESC'

/** What rows are sorted by. What has no value stands last, whichever way. */
export type Key<Row> = (row: Row) => string | number | null

const compare = (one: string | number | null, other: string | number | null, direction: Direction): number => {
  if (one === other) return 0
  if (one === null) return 1
  if (other === null) return -1
  return one < other === (direction === 'ASC') ? -1 : 1
}

/** Rows by one key after the other, and by id where all are equal; the id's order is the same either way. */
export const sortBy = <Row extends { readonly id: string }>(
  rows: Iterable<Row>,
  keys: readonly Key<Row>[],
  direction: Direction = 'ASC',
): Row[] =>
  [...rows].sort((one, other) => {
    for (const key of keys) {
      const order = compare(key(one), key(other), direction)
      if (order !== 0) return order
    }
    return compare(one.id, other.id, 'ASC')
  })

/** The place of a value among those of its enum. */
export const placeIn = (values: Record<string, string>, value: string): number => Object.keys(values).indexOf(value)
