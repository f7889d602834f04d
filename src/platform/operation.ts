import { AsyncLocalStorage } from 'node:async_hooks'
import { DatabaseFailure } from './database-failure.ts'

/** One operation of a client, as the database sees it: work that ends in time, or with whoever asked. */
class Operation {
  /** Why it has no more time, once that is so. */
  ended: DatabaseFailure | undefined
  readonly #listeners = new Set<() => void>()

  /** Ends it: what it has under way is interrupted, and it can begin nothing new. */
  end(failure: DatabaseFailure): void {
    if (this.ended) return
    this.ended = failure
    for (const listener of this.#listeners) listener()
  }

  /** @returns what takes the listener away again. */
  onEnd(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}

const operations = new AsyncLocalStorage<Operation>()

/** The operation that is being worked for, wherever in the work it is asked. */
export const currentOperation = (): Operation | undefined => operations.getStore()

/** Does what serves no operation, though one has brought it about. */
export const outsideOperations = <Result>(work: () => Result): Result =>
  operations.getStore() ? operations.exit(work) : work()

/** @throws DatabaseFailure where the current operation has ended: nothing is begun for it any more. */
export const refuseEnded = (): void => {
  const ended = currentOperation()?.ended
  if (ended) throw ended
}

interface Limits {
  /** Milliseconds; absent means as long as it needs. */
  readonly timeoutMs?: number | undefined
  /** Aborts when whoever asked goes away. */
  readonly signal?: AbortSignal | undefined
}

const tooLong = (ms: number) => new DatabaseFailure('timeout', `The operation took longer than ${ms} ms`)
const abandoned = () => new DatabaseFailure('abandoned', 'The client has gone')

/**
 * Does the work of one operation. It ends with its time or with the signal: then its statements are interrupted in the database, and
 * nobody waits for them.
 * @throws DatabaseFailure where it ended before the work was done.
 */
export const runOperation = async <Result>(
  { timeoutMs, signal }: Limits,
  work: () => Promise<Result>,
): Promise<Result> => {
  const operation = new Operation()
  const timer = timeoutMs && setTimeout(() => operation.end(tooLong(timeoutMs)), timeoutMs)
  const leave = () => operation.end(abandoned())
  if (signal?.aborted) leave()
  signal?.addEventListener('abort', leave)
  try {
    return await Promise.race([operations.run(operation, work), endOf(operation)])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', leave)
  }
}

const endOf = (operation: Operation): Promise<never> =>
  new Promise((_resolve, reject) => {
    if (operation.ended) reject(operation.ended)
    operation.onEnd(() => reject(operation.ended))
  })
