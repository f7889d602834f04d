import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { configVariables } from '../../../src/platform/config.ts'
import { projectRoot } from '../../../src/platform/project-root.ts'
import type { ServerName } from './servers.ts'

/** A program that serves HTTP: it takes DATABASE_URL, HOST and PORT, and says in a line on stdout where it is. */
export interface ServerProgram {
  readonly name: ServerName
  /** What `node` is given. */
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export interface RunningServer {
  readonly name: ServerName
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

const startTimeout = 60_000

const variables = new Set(configVariables.map(({ name }) => name))

/** What the shell has set for the product would change what is measured. */
const shellEnvironment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !variables.has(name)))

const resultsFolder = path.join(projectRoot, '.benchmarks')

/** What a server tells goes to a file, as it does where it is run: to read a line for each request would take time from what is measured. */
const openLog = (name: string): { readonly descriptor: number; readonly file: string } => {
  mkdirSync(resultsFolder, { recursive: true })
  const file = path.join(resultsFolder, `${name}.log`)
  return { descriptor: openSync(file, 'w'), file }
}

const findUrl = async (child: ChildProcess): Promise<string> => {
  if (!child.stdout) throw new Error('it has no stdout')
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+\/graphql/.exec(line)?.[0]
    if (url !== undefined) return url
  }
  throw new Error('it ended before it was ready')
}

/** Starts a server on the database at `databaseUrl`. It ends with this process, whatever ends that one. */
export const startServer = async (program: ServerProgram, databaseUrl: string): Promise<RunningServer> => {
  const { name, args, env } = program
  const log = openLog(name)
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: {
      ...shellEnvironment,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      HOST: '127.0.0.1',
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', log.descriptor],
  })
  closeSync(log.descriptor)
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const timer = setTimeout(kill, startTimeout)
  try {
    const url = await findUrl(child)
    child.stdout?.resume() // a pipe that nobody reads would stop it at last
    return {
      name,
      url,
      pid: child.pid ?? 0,
      stop: async () => {
        process.off('exit', kill)
        if (child.exitCode !== null || child.signalCode !== null) return
        const ended = once(child, 'exit')
        child.kill('SIGTERM')
        const late = setTimeout(kill, 10_000)
        await ended.finally(() => clearTimeout(late))
      },
    }
  } catch (error) {
    kill()
    throw new Error(`the server ${name} did not start: ${(error as Error).message}; ${log.file} says more`)
  } finally {
    clearTimeout(timer)
  }
}

/** Starts some at once: all of them, or none. */
export const startAll = async <Started>(starts: readonly Promise<Started & { stop(): Promise<void> }>[]) => {
  const results = await Promise.allSettled(starts)
  const started = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  const failed = results.find((result) => result.status === 'rejected')
  if (!failed) return started
  await stopAll(started)
  throw failed.reason
}

export const stopAll = async (started: readonly { stop(): Promise<void> }[]): Promise<void> => {
  await Promise.all(started.map((each) => each.stop()))
}
