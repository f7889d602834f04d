import { UserError } from './errors.ts'
import { createLogger } from './logger.ts'

/**
 * Ends the process with exit code 1 at an error that nothing has caught, rejected promises included: a UserError is shown as
 * its message alone, anything else as one fatal log line with all that is known of it. Set before the configuration
 * is read, so it has a log of its own.
 */
export const endOnUncaughtErrors = (): void => {
  process.on('uncaughtException', (err, origin) => {
    if (err instanceof UserError) process.stderr.write(`${err.message}\n`)
    else createLogger('fatal').fatal({ err, origin }, 'uncaught error')
    process.exit(1)
  })
}
