import { createSlot } from '../slot.ts'

/** What an operation was answered by. */
export type Executor = 'compiled' | 'plain'

/** One operation of a request, as far as it has come. */
export interface OperationRecord {
  /** As `performance.now()` has it. */
  readonly startedAt: number
  /** How long it took, in milliseconds, once it is answered. */
  ms: number
  /** What its document calls it. */
  name?: string
  /** The text of its document. */
  document?: string
  /** Absent where it was refused before anything was read for it. */
  executor?: Executor
  /** SQL statements sent for it. */
  statements: number
  /** Nodes that it may return, where they are counted. */
  cost?: number | undefined
}

/** One request, as far as it has come. */
export interface RequestRecord {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly startedAt: number
  /** Those that were begun; a batch has several. */
  readonly operations: OperationRecord[]
  /** `extensions.code` of each error in the answer; null where an error has none. */
  readonly errors: (string | null)[]
}

/** A request that is answered. */
export interface AnsweredRequest extends RequestRecord {
  readonly status: number
  readonly ms: number
}

/** Hears of each request when it is answered. */
export type RequestListener = (request: AnsweredRequest) => void

const requests = createSlot<RequestRecord>('record of a request')
const operations = createSlot<OperationRecord>('record of an operation')

/** Begins the record of a request. */
export const recordRequest = (request: Request, id: string, path: string): void => {
  requests.set(request, { id, method: request.method, path, startedAt: performance.now(), operations: [], errors: [] })
}

/** Begins the record of an operation, which is found again by its context. */
export const recordOperation = (request: Request, context: object): void => {
  const operation = { startedAt: performance.now(), ms: 0, statements: 0 }
  operations.set(context, operation)
  requests.get(request)?.operations.push(operation)
}

/** None where the request is not recorded, as checks of health are not. */
export const requestOf = (request: Request): RequestRecord | undefined => requests.get(request)

/** @param context an operation's `contextValue`. */
export const operationOf = (context: object): OperationRecord | undefined => operations.get(context)
