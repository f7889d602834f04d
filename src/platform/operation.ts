import { AsyncLocalStorage } from 'node:async_hooks'
import { DatabaseFailure } from './database-failure.ts'

/** One operation of a client, as the database sees it: work that ends in time, or with whoever asked. */
export class Operation {
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

/**
 * Makes the operation the current one for some work, however deep in it. From then on Node follows each promise of the process, which
 * takes a tenth of a small request's time (until Node 24): what can be handed its operation is handed it.
 */
export const within = <Result>(operation: Operation, work: () => Result): Result => operations.run(operation, work)

/** The operation that is being worked for, wherever in the work it is asked. */
export const currentOperation = (): Operation | undefined => operations.getStore()

/** Does what serves no operation, though one has brought it about. */
export const outsideOperations = <Result>(work: () => Result): Result =>
  operations.getStore() ? operations.exit(work) : work()

/** @throws DatabaseFailure where the operation, the current one if none is named, has ended: nothing is begun for it any more. */
export const refuseEnded = (operation = currentOperation()): void => {
  if (operation?.ended) throw operation.ended
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
 * nobody waits for them. The work hands the operation on to what it asks; where it cannot, as within Prisma, it does so `within` it.
 * @throws DatabaseFailure where it ended before the work was done.
 */
export const runOperation = <Result>(
  { timeoutMs, signal }: Limits,
  work: (operation: Operation) => Promise<Result>,
): Promise<Result> =>
  new Promise((resolve, reject) => {
    const operation = new Operation()
    const leave = () => operation.end(abandoned())
    operation.onEnd(() => reject(operation.ended))
    if (signal?.aborted) return leave()
    signal?.addEventListener('abort', leave)
    const timer = timeoutMs && setTimeout(() => operation.end(tooLong(timeoutMs)), timeoutMs)
    const settle = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', leave)
    }
    work(operation).then(resolve, reject).finally(settle)
  })
