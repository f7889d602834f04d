import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../support/generator/random.ts'
import { margin, requestTimeout } from '../expectations.ts'
import { jsonHeaders, type Question } from '../questions.ts'
import { send } from '../send.ts'
import type { Ledger } from './ledger.ts'

/** Milliseconds between two requests of one client, and until the next where there is no server: the machine shall do more than that. */
const pauses = { usual: 20, unreachable: 200 }

interface Clients {
  readonly url: string
  readonly questions: readonly Question[]
  readonly count: number
  readonly random: Random
  readonly ledger: Ledger
}

/** Clients that ask one question after another until they are stopped, each on a connection of its own, and note what they get. */
export const startCheckingClients = ({ url, questions, count, random, ledger }: Clients) => {
  let stopped = false
  const ask = async (): Promise<void> => {
    while (!stopped) {
      const question = random.pick(questions)
      const startedAt = performance.now()
      const outcome = await send(url, { headers: jsonHeaders, body: [question.body], timeout: requestTimeout + margin })
      ledger.note({ question, startedAt, endedAt: performance.now(), outcome })
      await sleep(outcome.kind === 'none' ? pauses.unreachable : pauses.usual)
    }
  }
  const all = Promise.all(Array.from({ length: count }, ask))
  return {
    stop: async () => {
      stopped = true
      await all
    },
  }
}
