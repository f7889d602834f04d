import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished } from 'vitest'
import { createFolder, killAtLast } from './leftovers.ts'
import { programArgs } from './program-args.ts'

interface ProgramOptions {
  readonly env?: NodeJS.ProcessEnv
  /** What `node` is given before the program. */
  readonly args?: readonly string[]
}

/** The built program as `npm start` runs it, for one test, when it is ready: on a database of its own where the environment names none. */
export const startProgram = async ({ env = {}, args = [] }: ProgramOptions = {}) => {
  const own = { PORT: '0', DATABASE_URL: '', READOUT_DATA_DIR: createFolder() }
  const child = spawn(process.execPath, [...args, ...programArgs], { env: { ...process.env, ...own, ...env } })
  killAtLast(child)
  onTestFinished(async () => {
    if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit')
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  /** What a pattern's first group finds in the output, as soon as it does. */
  const find = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(output)?.[1]
        if (found !== undefined) resolve(found)
      }
      child.stdout.on('data', look)
      child.stderr.on('data', look)
      child.once('exit', () => reject(new Error(output)))
      look()
    })
  const address = await find(/^Readout is ready at (\S+)$/m)
  /** Tells it to end, which it has to do with the code 0, and returns all that it has said. */
  const stop = async (): Promise<string> => {
    child.kill('SIGTERM')
    const [code] = await once(child, 'close')
    expect(code, output).toBe(0)
    return output
  }
  return { address, find, stop, output: () => output }
}
