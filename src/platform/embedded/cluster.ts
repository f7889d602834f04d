import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../errors.ts'
import { programFailure } from './failures.ts'
import { type Paths, pathsOf } from './paths.ts'
import { type RunAs, run, runAtOnce } from './run.ts'

/** Begins the name of a home that a first start is making. */
const UNFINISHED = 'postgres.new-'

/**
 * Sorting and case are those of PostgreSQL's own Unicode tables, alike on every system. What counts as a letter in text search
 * and in trigrams is still asked of the system's locale, which must therefore be one of UTF-8.
 */
const localeOptions = (): string[] => {
  const systemLocale = { darwin: 'en_US.UTF-8', win32: 'en-US' }[process.platform as string] ?? 'C.UTF-8'
  return [
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    `--lc-ctype=${systemLocale}`,
  ]
}

/** Makes the data directory, open to its user alone, where there is none. */
export const prepareDataDir = (dataDir: string): void => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  accessSync(dataDir, constants.W_OK | constants.X_OK)
}

const giveTo = (runAs: RunAs, ...paths: string[]): void => {
  const { owner } = runAs
  if (owner) for (const path of paths) chownSync(path, owner.uid, owner.gid)
}

const fillHome = async (paths: Paths, initdb: string, runAs: RunAs): Promise<void> => {
  writeFileSync(paths.password, randomBytes(24).toString('hex'), { mode: 0o600 })
  giveTo(runAs, paths.dataDir, paths.home, paths.password)
  const access = ['--username=readout', '--auth=scram-sha-256', `--pwfile=${paths.password}`]
  const args = ['-D', paths.cluster, ...access, ...localeOptions(), '--no-instructions']
  const { code, output } = await run(initdb, args, runAs)
  if (code !== 0) throw programFailure(`create a database in ${paths.dataDir}`, output)
}

const isUnfinished = (name: string): boolean => name.startsWith(UNFINISHED)

/**
 * Makes the cluster and its password. It appears at once and whole, or not at all: what an interrupted first start left is cleared away.
 * @throws UserError where initdb fails.
 */
export const createCluster = async ({ dataDir, home }: Paths, initdb: string, runAs: RunAs): Promise<void> => {
  for (const name of readdirSync(dataDir).filter(isUnfinished)) {
    rmSync(join(dataDir, name), { recursive: true, maxRetries: 5 })
  }
  const unfinished = mkdtempSync(join(dataDir, UNFINISHED))
  try {
    await fillHome(pathsOf(dataDir, unfinished), initdb, runAs)
    renameSync(unfinished, home)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    throw error
  }
}

/** Gives a cluster that root made while it could use a user namespace to the user as whom it runs now. */
const handOver = ({ dataDir, home, cluster }: Paths, runAs: RunAs): void => {
  if (!runAs.owner || statSync(cluster).uid === runAs.owner.uid) return
  const inside = readdirSync(home, { recursive: true, encoding: 'utf8' }).map((name) => join(home, name))
  giveTo(runAs, dataDir, home, ...inside)
}

/**
 * Whether there is a cluster, and one that these programs can use.
 * @throws UserError where something else is in its place, or another major version of PostgreSQL made it.
 */
export const hasCluster = (paths: Paths, postgres: string, runAs: RunAs): boolean => {
  const { dataDir, home, cluster, password } = paths
  if (!existsSync(home)) return false
  const versionFile = join(cluster, 'PG_VERSION')
  if (!existsSync(versionFile) || !existsSync(password)) {
    throw new UserError(
      `${home} holds no whole database of Readout: move it away, or set READOUT_DATA_DIR to another folder.`,
    )
  }
  const found = readFileSync(versionFile, 'utf8').trim()
  const ours = /\d+/.exec(runAtOnce(postgres, ['--version'], runAs).output)?.[0]
  if (found === ours) {
    handOver(paths, runAs)
    return true
  }
  throw new UserError(
    `The database in ${dataDir} was made by PostgreSQL ${found}, and this release of Readout brings ${ours}: with the release ` +
      `that made it run "npm run database:backup -- <file>", move ${home} away, and with this one "npm run database:restore -- <file>".`,
  )
}
