import type { Base } from './base.ts'

/** Works something out once for each base and key. */
export const remember = <Key, Value>(work: (base: Base, key: Key) => Value) => {
  const known = new WeakMap<Base, Map<Key, Value>>()
  return (base: Base, key: Key): Value => {
    const values = known.get(base) ?? new Map<Key, Value>()
    known.set(base, values)
    if (!values.has(key)) values.set(key, work(base, key))
    return values.get(key) as Value
  }
}
