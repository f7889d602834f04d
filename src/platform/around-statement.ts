/** Stands around the sending of each SQL statement: it calls `send` once, and returns what that does. */
export type AroundStatement = <Result>(sql: string, send: () => Promise<Result>) => Promise<Result>

/** Nothing around it. */
export const sendAlone: AroundStatement = (_sql, send) => send()
