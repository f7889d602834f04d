import { setTimeout as sleep } from 'node:timers/promises'
import { memoryOf } from '../../benchmarks/servers/usage.ts'
import type { Sample } from './slope.ts'

/** Runs in the program, before it: at a signal all garbage is collected, which the program itself does when it likes. */
const collector = `
  import { setFlagsFromString } from 'node:v8'
  import { runInNewContext } from 'node:vm'
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  process.on('SIGUSR2', () => { collect(); collect() })`

/** Variables under which a program collects its garbage when it is told to. */
export const collectingEnv = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(collector)}` }

/** Milliseconds within which the garbage is collected and the memory given back. */
const collectionMs = 500

/**
 * Samples what memory a process keeps: every so many milliseconds it is told to collect its garbage, and then looked at. What it has
 * besides comes and goes by tens of megabytes, over minutes. Nothing where the system does not tell.
 */
export const watchKept = (pid: () => number, everyMs: number) => {
  const samples: Sample[] = []
  const begunAt = performance.now()
  const sample = async () => {
    if (memoryOf(pid()) === null) return
    process.kill(pid(), 'SIGUSR2')
    await sleep(collectionMs)
    const megabytes = memoryOf(pid())
    if (megabytes !== null) samples.push({ at: (performance.now() - begunAt) / 1000, megabytes })
  }
  const timer = setInterval(sample, everyMs)
  return { samples, stop: () => clearInterval(timer) }
}
