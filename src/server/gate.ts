/** One who waits. */
interface Waiter {
  readonly key: string
  readonly enter: () => void
  readonly turnAway: (reason: unknown) => void
}

interface GateOptions {
  /** How many may be in at once. */
  readonly maxInside: number
  /** How many may wait. */
  readonly maxWaiting: number
  /** Milliseconds that each may wait. */
  readonly maxWaitMs: number
  /** Makes the error for those for whom there is no place, or not in time. */
  readonly refuse: () => Error
}

/** Who comes to the gate; asked for only where they have to wait. */
interface Visitor {
  readonly key: string
  readonly signal: AbortSignal
}

/** Does some work inside the gate. */
export type Gate = <T>(getVisitor: () => Visitor, work: () => T | Promise<T>) => Promise<T>

/**
 * Makes a gate through which only so many pass at once. The excess waits, in a line for each client, and the lines are served in
 * turn: one who sends hundreds waits for themselves, not others for them. When there is no more place to wait, the last one of the
 * longest line has to go. Who is gone (its signal says so) waits no longer.
 */
export const createGate = ({ maxInside, maxWaiting, maxWaitMs, refuse }: GateOptions): Gate => {
  let inside = 0
  const queue = createQueue()

  const wait = ({ key, signal }: Visitor): Promise<void> => {
    if (queue.size() >= maxWaiting) {
      const last = queue.lastOfLongest(key)
      if (!last) return Promise.reject(refuse())
      last.turnAway(refuse())
    }
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', leave)
      }
      const turnAway = (reason: unknown): void => {
        settle()
        queue.remove(waiter)
        reject(reason)
      }
      const enter = (): void => {
        settle()
        resolve()
      }
      const leave = (): void => turnAway(signal.reason)
      const timer = setTimeout(() => turnAway(refuse()), maxWaitMs)
      const waiter: Waiter = { key, enter, turnAway }
      signal.addEventListener('abort', leave)
      queue.add(waiter)
      if (signal.aborted) leave()
    })
  }

  /** The place of one who leaves is the next one's. */
  const passOn = (): void => {
    const next = queue.next()
    if (next) next.enter()
    else inside--
  }

  return async (getVisitor, work) => {
    if (inside < maxInside) inside++
    else await wait(getVisitor())
    try {
      return await work()
    } finally {
      passOn()
    }
  }
}

/** Lines of waiters by their keys. The first line of the map is the next one to be served; a line is never empty. */
const createQueue = () => {
  const lines = new Map<string, Waiter[]>()
  let size = 0
  return {
    size: () => size,
    add: (waiter: Waiter): void => {
      size++
      const line = lines.get(waiter.key)
      if (line) line.push(waiter)
      else lines.set(waiter.key, [waiter])
    },
    next: (): Waiter | undefined => {
      const [first] = lines
      if (!first) return undefined
      const [key, line] = first
      size--
      const waiter = line.shift()
      lines.delete(key)
      if (line.length > 0) lines.set(key, line)
      return waiter
    },
    remove: (waiter: Waiter): void => {
      const rest = lines.get(waiter.key)?.filter((other) => other !== waiter) ?? []
      size--
      if (rest.length > 0) lines.set(waiter.key, rest)
      else lines.delete(waiter.key)
    },
    /** The last one of the longest line; undefined where that is the line of this key, or no longer than it would become. */
    lastOfLongest: (key: string): Waiter | undefined => {
      let longest: Waiter[] = []
      for (const line of lines.values()) if (line.length > longest.length) longest = line
      return longest.length > (lines.get(key)?.length ?? 0) + 1 ? longest.at(-1) : undefined
    },
  }
}
