import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('small-server.ts', import.meta.url))

/** A server process, and what it has written so far. */
export interface RunningServer {
  readonly process: ChildProcess
  readonly output: { stdout: string; stderr: string }
  /** Resolves at the end with the exit code. */
  readonly ended: Promise<number | null>
  /** Resolves with the address that it serves at, when it says so; rejects when it ends before. */
  readonly address: Promise<string>
}

/** Starts the small server as a process of its own, on a free port unless one is named, with some environment variables. */
export const runServer = ({ port = 0, fault = '', env = {} as NodeJS.ProcessEnv } = {}): RunningServer => {
  const args = ['--import', 'tsx', program, String(port), fault]
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env } })
  const output = { stdout: '', stderr: '' }
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output.stdout += chunk
      const url = /ready at (\S+)\n/.exec(output.stdout)?.[1]
      if (url !== undefined) resolve(url)
    })
    void ended.then(() => reject(new Error(`the server ended: ${output.stderr}`)))
  })
  // Tests of a server that never gets ready do not wait for its address.
  address.catch(() => {})
  return { process: child, output, ended, address }
}
