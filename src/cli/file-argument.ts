import { resolve } from 'node:path'
import { UserError } from '../platform/errors.ts'

/**
 * The one argument of a command, a file: its absolute path.
 * @param command the npm script's name.
 * @throws UserError with the usage where the argument is missing, or not the only one.
 */
export const readFileArgument = (command: string): string => {
  const [file, ...others] = process.argv.slice(2)
  if (file && others.length === 0 && !file.startsWith('-')) return resolve(file)
  throw new UserError(`Usage: npm run ${command} -- <file>`)
}
