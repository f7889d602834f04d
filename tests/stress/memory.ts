import { memoryOf } from '../benchmarks/servers/usage.ts'

/** Watches how much memory a process has at most, until it is stopped; 0 where the system does not tell. */
export const watchMemory = (pid: () => number, everyMs: number) => {
  let most = 0
  const sample = () => {
    most = Math.max(most, memoryOf(pid()) ?? 0)
  }
  sample()
  const timer = setInterval(sample, everyMs)
  return { most: () => most, stop: () => clearInterval(timer) }
}
