import type { Database, DatabaseReader } from './database.ts'

/** Lets work read what was known by the end of a day: `2023-12-31`. All that it reads is of one moment. */
export type AsOf = <Result>(day: string, work: (database: DatabaseReader) => Promise<Result>) => Promise<Result>

/** Milliseconds: how long one operation may hold its transaction, and wait for one. */
const limits = { timeout: 60_000, maxWait: 10_000 }

/**
 * The schema "as_of" has all tables under their names, as views of what was known by the day in the setting readout.as_of.
 * Here it stands before the tables in search_path, for one transaction: what is asked in it need not know of days. A schema that a
 * role may not use search_path passes over; as_of.day() makes an error of it.
 */
export const createAsOf =
  (database: Database): AsOf =>
  (day, work) =>
    database.$transaction(
      async (transaction) => {
        await transaction.$queryRaw`
          SELECT set_config('search_path', 'as_of, ' || current_setting('search_path'), true),
            set_config('readout.as_of', ${day}, true), set_config('plan_cache_mode', 'force_generic_plan', true), set_config('transaction_read_only', 'on', true),
            as_of.day()`
        return work(transaction)
      },
      { ...limits, isolationLevel: 'RepeatableRead' },
    )
