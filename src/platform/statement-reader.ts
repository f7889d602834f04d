import type { Prisma } from '../generated/prisma/client.ts'
import { type AroundStatement, sendAlone } from './around-statement.ts'
import type { Operation } from './operation.ts'
import { createPool, type PoolOptions, usualPoolSize } from './pool.ts'
import { nameOfStatement } from './statement-names.ts'

/**
 * Sends one statement whose rows have one column, a text, and returns the texts, a line each. With a day (`2023-12-31`) it reads what
 * was known by the end of that day. With an operation it ends with that.
 */
export type StatementReader = (
  statement: Prisma.Sql,
  day?: string | null,
  operation?: Operation | undefined,
) => Promise<string>

interface ReaderOptions extends PoolOptions {
  /** Hears every SQL statement that is sent. */
  readonly onStatement?: (sql: string) => void
  readonly aroundStatement?: AroundStatement
}

/** Characters of statements that one connection keeps prepared: up to some 50 MB of plans, and 150 MB of those of the past. */
const mostPrepared = { now: 300_000, past: 100_000 }

/**
 * Reads with connections of its own, made when they are needed: one pool for the tables, one for the schema "as_of". A statement is
 * planned once on each, for any values of its parameters: it is long, and takes longer to plan than to run.
 */
export const createStatementReader = ({
  onStatement = () => {},
  aroundStatement = sendAlone,
  ...options
}: ReaderOptions) => {
  const { poolSize = usualPoolSize } = options
  const openNow = once(() =>
    createPool({ ...options, name: 'compiled', prepare: prepareNow, mostPrepared: mostPrepared.now }),
  )
  const openPast = once(() =>
    createPool({
      ...options,
      name: 'compiled_as_of',
      poolSize: Math.ceil(poolSize / 2),
      prepare: preparePast,
      mostPrepared: mostPrepared.past,
    }),
  )
  const sendWith =
    (prefix: string): StatementReader =>
    async (statement, day, operation) => {
      const { text, values } = day ? onDay(statement, day) : statement
      const sent = prefix + text
      onStatement(sent)
      const pool = day ? openPast.get() : openNow.get()
      const { rows } = await aroundStatement(sent, () =>
        pool.send({ name: nameOfStatement(sent), text: sent, values, rowMode: 'array' }, operation),
      )
      return rows.map(([value]) => value).join('\n')
    }
  const read = sendWith('')
  /** The plan by which PostgreSQL runs the statement, how long its steps take and how much they read. */
  const explain = sendWith('EXPLAIN (ANALYZE, BUFFERS) ')
  const close = async () => {
    await Promise.all([openNow.made?.end(), openPast.made?.end()])
  }
  return { read, explain, close }
}

/** Something that is made when it is first needed. */
const once = <Value>(make: () => Value) => ({
  made: undefined as Value | undefined,
  get(): Value {
    this.made ??= make()
    return this.made
  },
})

/** Whatever comes to be compiled, these connections write nothing. */
const prepareNow = "SET plan_cache_mode = 'force_generic_plan'; SET default_transaction_read_only = on"

/**
 * Here all tables are views of what was known by a day. The usual setting is there for the planner, which may read it before the
 * statement has made its own. as_of.day() makes an error of a schema that the role may not use: search_path passes over it.
 */
const preparePast = `${prepareNow};
  SELECT set_config('search_path', 'as_of, ' || current_setting('search_path'), false),
    set_config('readout.as_of', 'infinity', false), as_of.day()`

/**
 * The views of the schema "as_of" read the day from a setting, which the statement itself makes first: its own SELECT hangs on the
 * row in which the setting is made, and runs once for it.
 */
const onDay = ({ text, values }: Prisma.Sql, day: string) => ({
  text: `
    SELECT answer.* FROM (SELECT set_config('readout.as_of', $${values.length + 1}, true) AS "day") AS setting
    CROSS JOIN LATERAL (SELECT answer.* FROM (${text}) AS answer WHERE setting."day" IS NOT NULL OFFSET 0) AS answer`,
  values: [...values, day],
})
