import { UserError } from './errors.ts'
import { createLogger } from './logger.ts'

/**
 * Ends the process with exit code 1 at an error that nothing has caught, rejected promises included: a UserError is shown as
 * its message alone, anything else as one fatal log line with all that is known of it. Set before the configuration
 * is read, so it has a log of its own. A rejected promise whose error `isAnswered` says that somebody has been told of is logged alone.
 */
export const endOnUncaughtErrors = (isAnswered: (error: Error) => boolean = () => false): void => {
  const logger = createLogger('error')
  process.on('uncaughtException', (err, origin) => {
    if (origin === 'unhandledRejection' && isAnswered(err)) {
      logger.error({ err, origin }, 'an error that nobody waited for')
      return
    }
    if (err instanceof UserError) process.stderr.write(`${err.message}\n`)
    else logger.fatal({ err, origin }, 'uncaught error')
    process.exit(1)
  })
}
