import { AsyncLocalStorage } from 'node:async_hooks'

/** Where statements are counted. */
export interface StatementCount {
  statements: number
}

const counts = new AsyncLocalStorage<StatementCount>()

/** Has the statements counted that Prisma sends for some work, however deep in it. */
export const countStatements = <Result>(count: StatementCount, work: () => Result): Result => counts.run(count, work)

/** Counts one, where whoever it is sent for wants to know. */
export const noteStatement = (): void => {
  const count = counts.getStore()
  if (count) count.statements += 1
}
