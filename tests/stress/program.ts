import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { projectRoot } from '../../src/platform/project-root.ts'
import { programArgs } from '../support/program-args.ts'
import { settings } from './expectations.ts'

/** The built program as a process of its own, at one address through all its starts. */
export interface Program {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  pid(): number
  /** Ends of the process that nobody here asked for, each with the last lines of its log. */
  readonly crashes: string[]
  /** Starts it where it does not run, and waits until it says that it serves. */
  start(): Promise<void>
  /** Kills it by SIGKILL. */
  kill(): Promise<void>
  /** Ends it as process managers do, and kills it where it takes longer than ten seconds. */
  stop(): Promise<void>
}

const startTimeout = 60_000
const linesKept = 40

interface Run {
  readonly child: ChildProcess
  readonly exited: Promise<unknown>
  /** The newest lines of its log. */
  readonly log: string[]
  isEndExpected: boolean
}

const isAlive = ({ child }: Run): boolean => child.exitCode === null && child.signalCode === null

const spawnProgram = (databaseUrl: string, port: number, env: NodeJS.ProcessEnv): Run => {
  const child = spawn(process.execPath, programArgs, {
    cwd: projectRoot,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      ...settings,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => {
    log.push(line)
    if (log.length > linesKept) log.shift()
  })
  return { child, exited: once(child, 'exit'), log, isEndExpected: false }
}

const findUrl = async ({ child, exited, log }: Run): Promise<string> => {
  const late = setTimeout(() => child.kill('SIGKILL'), startTimeout)
  const said = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      const url = /(http:\/\/\S+)\/graphql/.exec(line)?.[1]
      if (url !== undefined) resolve(url)
    })
  })
  const ended = exited.then(() => Promise.reject(new Error(`the program ended at its start:\n${log.join('\n')}`)))
  return Promise.race([said, ended]).finally(() => clearTimeout(late))
}

/**
 * Starts the program on a database. It ends with this process, whatever ends that one.
 * @param env more variables than those under which everything here runs.
 */
export const startProgram = async (databaseUrl: string, env: NodeJS.ProcessEnv = {}): Promise<Program> => {
  const crashes: string[] = []
  let port = 0
  let run: Run

  const begin = async (): Promise<string> => {
    run = spawnProgram(databaseUrl, port, env)
    const { child, log } = run
    const started = run
    const kill = () => child.kill('SIGKILL')
    process.once('exit', kill)
    child.once('exit', (code, signal) => {
      process.off('exit', kill)
      if (!started.isEndExpected) crashes.push(`ended with ${code ?? signal}:\n${log.join('\n')}`)
    })
    return findUrl(run)
  }
  const endBy = async (signal: NodeJS.Signals) => {
    run.isEndExpected = true
    if (!isAlive(run)) return
    run.child.kill(signal)
    const late = setTimeout(() => run.child.kill('SIGKILL'), 10_000)
    await run.exited.finally(() => clearTimeout(late))
  }

  const url = await begin()
  port = Number(new URL(url).port)
  return {
    url,
    pid: () => run.child.pid ?? 0,
    crashes,
    start: async () => {
      if (!isAlive(run)) await begin()
    },
    kill: () => endBy('SIGKILL'),
    stop: () => endBy('SIGTERM'),
  }
}
