import { execFile, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { closeSync, fchownSync, openSync, readFileSync } from 'node:fs'
import { messageOf } from '../errors.ts'

/** As whom a program runs: by a program that it is started through, or as another user. */
export interface RunAs {
  readonly through: readonly string[]
  readonly owner?: { readonly uid: number; readonly gid: number }
}

/** How a program ended, and what it said. */
export interface Outcome {
  /** Its exit code; null where it was killed or could not be started. */
  readonly code: number | null
  readonly output: string
}

/**
 * What the programs get of this process's environment: PostgreSQL speaks English, so that messages can be recognized, and takes
 * no other server's settings. Nothing is configured by what is read here, as all of that is read in config.ts: it is passed on.
 */
const environment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))),
  LC_ALL: 'C',
})

const command = (program: string, args: readonly string[], { through, owner }: RunAs) => {
  const [file = program, ...rest] = [...through, program, ...args]
  // The working directory may be closed to whom the program runs as.
  const options = { env: environment(), cwd: '/', windowsHide: true, ...owner } satisfies SpawnOptions
  return { file, args: rest, options }
}

/** Runs a program and waits for it without returning to the event loop, as the end of a process needs. */
export const runAtOnce = (program: string, args: readonly string[], runAs: RunAs): Outcome => {
  const { file, args: rest, options } = command(program, args, runAs)
  const { status, stdout, stderr, error } = spawnSync(file, rest, { ...options, encoding: 'utf8' })
  return { code: status, output: error ? messageOf(error) : stdout + stderr }
}

/** Runs a program and waits for it. */
export const run = (program: string, args: readonly string[], runAs: RunAs): Promise<Outcome> => {
  const { file, args: rest, options } = command(program, args, runAs)
  return new Promise((resolve) => {
    execFile(file, rest, options, (error, stdout, stderr) => {
      if (error === null) return resolve({ code: 0, output: stdout + stderr })
      const code = typeof error.code === 'number' ? error.code : null
      resolve({ code, output: stdout + stderr || messageOf(error) })
    })
  })
}

/**
 * Runs a program in a folder, with its output, and that of what it leaves running, in a file that is begun anew.
 * It gets a session of its own: the signals that a terminal or npm sends to this process's group do not reach it.
 */
export const runLogged = async (
  program: string,
  args: readonly string[],
  runAs: RunAs,
  { folder, log }: { folder: string; log: string },
): Promise<Outcome> => {
  const { file, args: rest, options } = command(program, args, runAs)
  const descriptor = openSync(log, 'w', 0o600)
  if (runAs.owner) fchownSync(descriptor, runAs.owner.uid, runAs.owner.gid)
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      const child = spawn(file, rest, {
        ...options,
        cwd: folder,
        stdio: ['ignore', descriptor, descriptor],
        detached: true,
      })
      child.once('error', reject)
      child.once('exit', resolve)
    })
    return { code, output: readFileSync(log, 'utf8') }
  } catch (error) {
    return { code: null, output: messageOf(error) }
  } finally {
    closeSync(descriptor)
  }
}
