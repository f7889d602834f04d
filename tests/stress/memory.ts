import { memoryOf } from '../benchmarks/servers/usage.ts'

export interface Sample {
  /** Seconds since the first moment. */
  readonly at: number
  readonly megabytes: number
}

/** Samples how much memory a process has, until it is stopped; nothing where the system does not tell. */
export const watchMemory = (pid: () => number, everyMs: number) => {
  const samples: Sample[] = []
  const begunAt = performance.now()
  const sample = () => {
    const megabytes = memoryOf(pid())
    if (megabytes !== null) samples.push({ at: (performance.now() - begunAt) / 1000, megabytes })
  }
  sample()
  const timer = setInterval(sample, everyMs)
  return {
    samples,
    most: () => Math.max(0, ...samples.map(({ megabytes }) => megabytes)),
    stop: () => clearInterval(timer),
  }
}
