import { createRandom } from '../../support/generator/random.ts'
import { type Load, runClients } from './clients.ts'

/** What the process is told, as JSON takes it: random choices by their seed, right answers as texts. */
export interface Task extends Omit<Load, 'random' | 'questions'> {
  readonly seed: number
  readonly questions: readonly { name: string; body: string; expected: string }[]
}

// The clients of the load, in a process of their own so that they take no time from what measures: one message for each task, one
// back with what they got.

process.on('message', async ({ seed, questions, ...task }: Task) => {
  const asked = questions.map(({ expected, ...question }) => ({ ...question, expected: Buffer.from(expected) }))
  const result = await runClients({ ...task, questions: asked, random: createRandom(seed, 0) })
  process.send?.(result)
})
// Nobody is left to be told anything.
process.once('disconnect', () => process.exit())
