/** A row's place in an order: the values it is sorted by, as text, the last of them its id. */
export type SortKey = readonly (string | null)[]

/** An opaque cursor (Relay): base64 of the order's name and the row's key in it. PostgreSQL takes thrice as long for base64url. */
export const encodeCursor = (order: string, key: SortKey): string =>
  Buffer.from(JSON.stringify([order, ...key])).toString('base64')

/** The key in a cursor of `order` with `length` values; null where it is not one. */
export const decodeCursor = (order: string, length: number, cursor: string): SortKey | null => {
  const [name, ...key] = parse(cursor)
  const isKey = key.length === length && key.every((value) => value === null || typeof value === 'string')
  return name === order && isKey ? (key as SortKey) : null
}

const parse = (cursor: string): unknown[] => {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64').toString())
    return Array.isArray(value) ? value : []
  } catch {
    return [] // not ours: any text may be sent
  }
}
