import { readFileSync, statSync } from 'node:fs'
import { UserError } from '../errors.ts'
import { type RunAs, runAtOnce } from './run.ts'

const NOBODY = 65_534

/** A user namespace, in which root is somebody else. Files stay root's, and folders closed to others stay reachable. */
const namespace: RunAs = {
  through: ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'],
}

const listUsers = (): string[][] => {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
  } catch {
    return []
  }
}

/** The users under whom services commonly run, as far as this system has them. */
const serviceUsers = (): RunAs[] => {
  const users = listUsers()
  return ['postgres', 'nobody'].flatMap((name) => {
    const user = users.find(([userName]) => userName === name)
    return user ? [{ through: [], owner: { uid: Number(user[2]), gid: Number(user[3]) } }] : []
  })
}

/**
 * As whom PostgreSQL's programs run: it refuses to be root. Whoever owns an existing cluster goes on; else root becomes
 * somebody else in a user namespace or, where that is not permitted (as in many containers), a service's user.
 * @param cluster PostgreSQL's data directory, which may not exist yet.
 * @param postgres path of its server program.
 * @throws UserError where root finds no way.
 */
export const chooseRunAs = (cluster: string, postgres: string): RunAs => {
  if (process.getuid?.() !== 0) return { through: [] }
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { through: [], owner: { uid: owner.uid, gid: owner.gid } }
  const way = [namespace, ...serviceUsers()].find((runAs) => runAtOnce(postgres, ['--version'], runAs).code === 0)
  if (way) return way
  throw new UserError(
    `PostgreSQL refuses to run as root, and here root can neither use unshare nor run ${postgres} as the user postgres ` +
      'or nobody: start Readout as an ordinary user, or name a PostgreSQL 15+ server in DATABASE_URL.',
  )
}
