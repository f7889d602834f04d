import { spawnSync } from 'node:child_process'
import { isRoot } from '../../support/processes.ts'

/**
 * Whether tests run that need something of the machine. They are left out where it is missing, but not in CI, where nobody would
 * notice.
 */
const isGiven = (given: boolean, what: string): boolean => {
  if (!given && process.env.CI) throw new Error(`CI runs all tests of the embedded server, but ${what}`)
  return given
}

const unshares = (...args: string[]): boolean => spawnSync('unshare', ['--user', ...args]).status === 0

/** Runs a program with a disk of 20 MB in a folder; nobody else sees it. */
export const onSmallDisk = (folder: string): string[] => {
  const script = 'mount -t tmpfs -o size=20m tmpfs "$0" && exec "$@"'
  return ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c', script, folder]
}

export const runsAsRoot = isGiven(isRoot, 'this is not root: run them with sudo')

export const canUnshare = isGiven(unshares('--map-user=65534', 'true'), 'unshare is not permitted: permit it')

export const canMount = isGiven(
  unshares(...onSmallDisk('/mnt').slice(2), 'true'),
  'a disk cannot be mounted in a namespace: permit it',
)

/** Not asked for in CI: containers forbid it even to root, and what fails on a full disk is tried in namespaces and by a trigger as well. */
export const canMountAsRoot =
  spawnSync('sh', ['-c', 'mount -t tmpfs -o size=1m tmpfs /mnt && umount /mnt'], { stdio: 'ignore' }).status === 0
