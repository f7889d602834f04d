import type { Variables } from '../../benchmarks/questions/question.ts'
import { startClients } from '../load/start-clients.ts'
import { watchMemory } from '../memory.ts'
import { startProgram } from '../program.ts'
import { recordAnswers } from '../questions.ts'
import { withAll } from '../with-all.ts'
import { slopeOf } from './slope.ts'

export interface SoakOptions {
  readonly databaseUrl: string
  readonly variablesOf?: ReadonlyMap<string, Variables>
  readonly clients: number
  readonly hostile: number
  /** Seconds that are measured, and before them, seconds that are not. */
  readonly seconds: number
  readonly warmUp: number
  /** Milliseconds between an answer and the next request of a client. */
  readonly pause: number
  /** Milliseconds between two samples of the memory, of which the slope is made. */
  readonly every: number
  readonly seed: number
  readonly onProgress: (line: string) => void
}

/** Has clients ask the built program for long, hostile ones among them, and measures whether the memory that it keeps grows. */
export const runSoak = ({ databaseUrl, variablesOf, warmUp, seconds, every, onProgress, ...options }: SoakOptions) =>
  withAll(async (keep) => {
    const program = keep(await startProgram(databaseUrl), (each) => each.stop())
    const questions = await recordAnswers(program.url, variablesOf)
    const clients = keep(startClients(), (each) => each.stop())
    const { clients: all, hostile, pause, seed } = options
    const task = { url: program.url, good: all - hostile, hostile, pause, seed }
    onProgress(`warming up for ${warmUp} s`)
    await clients.run({ ...task, seconds: warmUp }, questions)
    onProgress(`measuring for ${seconds} s`)
    const memory = keep(watchMemory(program.pid, 250), (each) => each.stop())
    const { samples } = keep(watchMemory(program.pid, every), (each) => each.stop())
    const result = await clients.run({ ...task, seed: seed + 1, seconds }, questions)
    return { seed, ...result, samples, slope: slopeOf(samples), mostMegabytes: memory.most(), crashes: program.crashes }
  })

export type SoakResult = Awaited<ReturnType<typeof runSoak>>
