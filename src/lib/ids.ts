import { parse, v5 } from 'uuid'

/** Never to change: every id in every database is made from it. */
const namespace = parse('b3a1f0f6-6f0e-4c58-9a55-0d7a3a4f6c1e')

/**
 * The id of a row, made from what it is (UUIDv5 of its natural key), so that the same row has the same id in every database.
 * @param kind which table, as in `Person`
 * @param key the natural key's parts, in order; null is a part too
 */
export const idOf = (kind: string, ...key: readonly (string | number | null)[]): string =>
  // Bytes, not text, which uuid would turn into bytes at twice the cost: a load makes more than a million ids.
  v5(Buffer.from(JSON.stringify([kind, ...key])), namespace)
