import type { Server } from 'node:http'
import { constants } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '../platform/logger.ts'
import { createCloser } from './create-closer.ts'

/**
 * Process managers wait ten seconds before they kill. Requests get seven of them, closing the database one, and the rest is
 * for what runs at the exit of the process, where no timer fires any more.
 */
const requestsMs = 7_000
const totalMs = 8_000

/**
 * One Ctrl-C at a terminal reaches the process twice when npm runs it: from the terminal, and again from npm, which passes
 * on its own. A person's second one comes later than this.
 */
const repeatMs = 250

interface EndOptions {
  readonly server: Server
  readonly logger: Logger
  /** Milliseconds between the signal and the moment at which no new connections are taken, on top of the ten seconds. */
  readonly drainDelay: number
  /** Called at once. */
  readonly onEnding: () => void
  /** Called when all requests are answered. */
  readonly onClose: () => Promise<void>
}

type Signal = 'SIGINT' | 'SIGTERM'

/**
 * Ends the process at SIGINT and SIGTERM: goes on for the drain delay, then takes no more requests, answers those under way, calls
 * `onClose`, exits with 0. Ten seconds after the delay it ends in any case; at a second signal, at once, with 128 + its number.
 */
export const endOnSignals = ({ server, logger, drainDelay, onEnding, onClose }: EndOptions): void => {
  const { announce, close } = createCloser(server)
  const end = async (signal: Signal): Promise<void> => {
    logger.info({ signal }, 'ending: requests under way are answered; a second signal ends at once')
    onEnding()
    announce()
    await sleep(drainDelay)
    if (!(await close(requestsMs))) logger.warn('requests that took too long to answer were cut off')
    await onClose()
    logger.info('ended')
  }
  let endingSince: number | undefined
  const handle = (signal: Signal): void => {
    if (endingSince === undefined) {
      endingSince = performance.now()
      exitAfter(end(signal), drainDelay + totalMs, logger)
    } else if (performance.now() - endingSince > repeatMs) {
      process.exit(128 + constants.signals[signal])
    }
  }
  process.on('SIGINT', handle)
  process.on('SIGTERM', handle)
}

const exitAfter = (ending: Promise<void>, limitMs: number, logger: Logger): void => {
  const timer = setTimeout(() => {
    logger.error('ended before everything was closed: it took too long')
    process.exit(1)
  }, limitMs)
  timer.unref()
  ending.then(
    () => process.exit(0),
    (err: unknown) => {
      logger.fatal({ err }, 'closing failed')
      process.exit(1)
    },
  )
}
