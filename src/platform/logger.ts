import { pino } from 'pino'
import pretty from 'pino-pretty'
import type { Config } from './config.ts'

export type Logger = pino.Logger

/** Where secrets can stand in what is logged: in headers, and in the options of a database connection. */
const secretPaths = ['authorization', 'cookie', 'password', 'connectionString', 'databaseUrl'].flatMap((key) => [
  key,
  `*.${key}`,
  `*.*.${key}`,
])

/** Bytes, and milliseconds. */
const inBatches = { minLength: 4096, periodicFlush: 100 }

/**
 * The program's log, on stderr so that stdout stays free for results: coloured lines for a person at a terminal,
 * one JSON object a line for a machine. That is written some lines at a time, at the latest after a tenth of a second and when the
 * program ends: to write each line of its own took a tenth of the time of a small request.
 */
export const createLogger = (level: Config['log']['level']): Logger => {
  const options = { level, redact: { paths: secretPaths, censor: '[secret]' } }
  if (!process.stderr.isTTY) return pino(options, pino.destination({ dest: 2, sync: false, ...inBatches }))
  return pino(options, pretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' }))
}
