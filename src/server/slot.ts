/** Keeps something with objects that others have made: requests, contexts of operations. */
export interface Slot<Value> {
  get(object: object): Value | undefined
  set(object: object, value: Value): void
}

/**
 * A property by a name that nobody else has. A WeakMap would do as well, if V8 did not take its values for used whenever it clears young
 * garbage: one that leads back to its key keeps a whole request until the next full collection, and garbage takes twice the time.
 */
export const createSlot = <Value>(description: string): Slot<Value> => {
  const key = Symbol(description)
  return {
    get: (object: { [key]?: Value }) => object[key],
    set: (object: { [key]?: Value }, value) => {
      object[key] = value
    },
  }
}
