import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { peersFolder } from './peers.ts'

/** What is asked of a server, by how many at once, for how long: seconds that are not measured, and seconds that are. */
export interface Load {
  readonly url: string
  readonly bodies: readonly string[]
  readonly connections: number
  readonly warmUp: number
  readonly seconds: number
}

/** Milliseconds; answers that are none, or have errors, are bad. */
export interface LoadResult {
  readonly requests: number
  readonly seconds: number
  readonly p50: number
  readonly p99: number
  readonly bad: number
}

export interface LoadProcess {
  /** Is told when the measured time begins and ends, at once. */
  run(load: Load, onBegin: () => void, onEnd: () => void): Promise<LoadResult>
  stop(): Promise<void>
}

type Message = { event: 'begin' } | { event: 'end' } | { event: 'result'; result: LoadResult }

const listen = (child: ChildProcess, onBegin: () => void, onEnd: () => void): Promise<LoadResult> =>
  new Promise((resolve, reject) => {
    const end = (code: number | null) => reject(new Error(`what asks the servers ended with code ${code}`))
    const hear = (message: Message) => {
      if (message.event === 'begin') onBegin()
      else if (message.event === 'end') onEnd()
      else {
        child.off('message', hear)
        child.off('exit', end)
        resolve(message.result)
      }
    }
    child.on('message', hear)
    child.once('exit', end)
  })

/** The process that asks the servers. */
export const startLoadProcess = (): LoadProcess => {
  const child = fork(path.join(peersFolder, 'load.js'), { execArgv: [] })
  return {
    run: (load, onBegin, onEnd) => {
      const result = listen(child, onBegin, onEnd)
      child.send(load)
      return result
    },
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}
