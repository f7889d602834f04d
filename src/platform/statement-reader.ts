import type pg from 'pg'
import type { Prisma } from '../generated/prisma/client.ts'
import type { DatabaseOptions } from './database.ts'
import { createPool } from './pool.ts'
import { createStatementNames } from './statement-names.ts'

/**
 * Sends one statement that gives one row of one column, a text, and returns it. With a day (`2023-12-31`) it reads what was known by
 * the end of that day.
 */
export type StatementReader = (statement: Prisma.Sql, day?: string | null) => Promise<string>

type ReaderOptions = Pick<DatabaseOptions, 'url' | 'logger' | 'poolSize' | 'statementTimeout' | 'onStatement'> & {
  pool: pg.Pool
}

/** Reads by the connections of a pool, and as of a day by others, which look at the schema "as_of" first. */
export const createStatementReader = (options: ReaderOptions) => {
  const { pool, onStatement = () => {} } = options
  const nameOf = createStatementNames()
  let past: pg.Pool | undefined
  const send = async (from: pg.Pool, text: string, values: unknown[]): Promise<string> => {
    onStatement(text)
    const { rows } = await from.query<[string]>({ name: nameOf({ sql: text }), text, values, rowMode: 'array' })
    return (rows[0] as [string])[0]
  }
  const read: StatementReader = (statement, day) => {
    if (!day) return send(pool, statement.text, statement.values)
    past ??= createPastPool(options)
    return send(past, onDay(statement.text, statement.values.length + 1), [...statement.values, day])
  }
  return { read, close: async () => past?.end() }
}

/**
 * The views of the schema "as_of" read the day from a setting, which the statement itself makes first: its own SELECT hangs on the
 * row in which the setting is made, and runs once for it.
 */
const onDay = (text: string, parameter: number): string => `
  SELECT answer.* FROM (SELECT set_config('readout.as_of', $${parameter}, true) AS "day") AS setting
  CROSS JOIN LATERAL (SELECT answer.* FROM (${text}) AS answer WHERE setting."day" IS NOT NULL OFFSET 0) AS answer`

/**
 * Connections for which all tables are views of what was known by a day. The usual setting is there for the planner, which may read
 * it before the statement has made it. as_of.day() makes an error of a schema that the role may not use: search_path passes over it.
 */
const createPastPool = (options: ReaderOptions): pg.Pool => {
  const prepare = async (client: pg.ClientBase) => {
    await client.query(`
      SELECT set_config('search_path', 'as_of, ' || current_setting('search_path'), false),
        set_config('readout.as_of', 'infinity', false), set_config('plan_cache_mode', 'force_generic_plan', false),
        set_config('default_transaction_read_only', 'on', false), as_of.day()`)
  }
  const pool = createPool({ ...options, prepare })
  pool.on('error', (err) => options.logger.warn({ err }, 'the database closed an idle connection'))
  return pool
}
