import { type DestinationStream, pino } from 'pino'
import pretty from 'pino-pretty'
import type { Config } from './config.ts'

export type Logger = pino.Logger

/** Where secrets can stand in what is logged: in headers, and in the options of a database connection. */
const secretPaths = ['authorization', 'cookie', 'password', 'connectionString', 'databaseUrl'].flatMap((key) => [
  key,
  `*.${key}`,
  `*.*.${key}`,
])

/** Milliseconds that a line waits for others at most. */
const mostWait = 100

/** Bytes: so many are written at once, and so many wait for a reader that does not read; what comes after is lost. */
const batches = { minLength: 4096, maxLength: 10_000_000 }

const openBatches = (): DestinationStream => {
  const destination = pino.destination({ dest: 2, sync: false, ...batches })
  let isWaiting = false
  const flush = () => {
    isWaiting = false
    destination.flush()
  }
  const write = (line: string): void => {
    destination.write(line)
    if (isWaiting) return
    isWaiting = true
    setTimeout(flush, mostWait).unref()
  }
  // pino calls it after a fatal line.
  const flushSync = () => destination.flushSync()
  return Object.assign({ write }, { flushSync })
}

const openPretty = (): DestinationStream =>
  pretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' })

/** One for all logs, so that their lines stay in order. */
let stream: DestinationStream | undefined

/**
 * The program's log, on stderr so that stdout stays free for results: coloured lines for a person at a terminal, each at once, and
 * one JSON object a line for a machine. That is written some lines at a time, after a tenth of a second at the latest, and whenever the process
 * exits but by a signal that nothing handles: to write each line of its own took a tenth of the time of a small request.
 */
export const createLogger = (level: Config['log']['level']): Logger => {
  stream ??= process.stderr.isTTY ? openPretty() : openBatches()
  return pino({ level, redact: { paths: secretPaths, censor: '[secret]' } }, stream)
}
