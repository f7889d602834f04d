import { join } from 'node:path'

/** Where everything of the embedded database lies; all of it under the data directory. */
export interface Paths {
  readonly dataDir: string
  /** What one first start makes whole, or not at all: the cluster, its password, its port and its log. */
  readonly home: string
  /** What PostgreSQL itself calls its data directory. */
  readonly cluster: string
  readonly password: string
  readonly port: string
  readonly log: string
  /** One file for each program that uses the server. */
  readonly users: string
  /** Held while a program starts, joins or leaves the server. */
  readonly lock: string
}

/** The paths of a home, which during a first start is a temporary one. */
const pathsInHome = (home: string) => ({
  home,
  cluster: join(home, 'data'),
  password: join(home, 'password'),
  port: join(home, 'port'),
  log: join(home, 'server.log'),
})

/** The paths of the embedded database in a data directory, or in a home made beside the real one. */
export const pathsOf = (dataDir: string, home = join(dataDir, 'postgres')): Paths => ({
  dataDir,
  ...pathsInHome(home),
  users: join(dataDir, 'users'),
  lock: join(dataDir, 'lock'),
})
