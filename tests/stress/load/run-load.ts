import type { Variables } from '../../benchmarks/questions/question.ts'
import { watchMemory } from '../memory.ts'
import { startProgram } from '../program.ts'
import { recordAnswers } from '../questions.ts'
import { withAll } from '../with-all.ts'
import { startClients } from './start-clients.ts'

export interface LoadOptions {
  readonly databaseUrl: string
  /** Of the example operations, where the base has more to answer than their own ask for. */
  readonly variablesOf?: ReadonlyMap<string, Variables>
  /** All clients, and how many of them are hostile in the second part. */
  readonly clients: number
  readonly hostile: number
  readonly seconds: number
  readonly warmUp: number
  /** Milliseconds between an answer and the next request of a client. */
  readonly pause: number
  readonly seed: number
  readonly onProgress: (line: string) => void
}

/**
 * Has clients ask the built program: first the good ones alone, then as many good ones with hostile ones among them.
 * @throws Error where something is not to be had: what the program does wrong is told in the result.
 */
export const runLoad = ({ databaseUrl, variablesOf, warmUp, onProgress, ...options }: LoadOptions) =>
  withAll(async (keep) => {
    const program = keep(await startProgram(databaseUrl), (each) => each.stop())
    const questions = await recordAnswers(program.url, variablesOf)
    const clients = keep(startClients(), (each) => each.stop())
    const { clients: all, hostile, seconds, pause, seed } = options
    const good = all - hostile
    const runPart = async (title: string, part: { hostile: number; seconds: number }) => {
      onProgress(`${title}: ${good + part.hostile} clients for ${part.seconds} s`)
      const memory = watchMemory(program.pid, 250)
      const result = await clients.run({ url: program.url, good, pause, seed, ...part }, questions)
      memory.stop()
      return { title, ...result, mostMegabytes: memory.most() }
    }
    await runPart('warming up', { hostile: 0, seconds: warmUp })
    const parts = [
      await runPart('good ones alone', { hostile: 0, seconds }),
      await runPart('hostile ones among them', { hostile, seconds }),
    ]
    return { ...options, parts, crashes: program.crashes }
  })

export type LoadResult = Awaited<ReturnType<typeof runLoad>>
