import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../support/generator/random.ts'
import { margin, requestTimeout } from '../expectations.ts'
import { jsonHeaders, type Question } from '../questions.ts'
import { send } from '../send.ts'
import { connectionWays, misuseConnection } from './hostile-connections.ts'
import { hostileDocuments } from './hostile-documents.ts'
import { createHostileTally } from './hostile-tally.ts'
import { createTally } from './tally.ts'

export interface Load {
  readonly url: string
  readonly questions: readonly Question[]
  /** How many clients ask what they may, and how many what they may not. */
  readonly good: number
  readonly hostile: number
  readonly seconds: number
  /** Milliseconds between an answer and the next request of one client, on average. */
  readonly pause: number
  readonly random: Random
}

const timeout = requestTimeout + margin

/** Waits as people and programs do: mostly shortly, now and then long. */
const pauseFor = (average: number, random: Random) => sleep(-Math.log(1 - random.below(1_000) / 1_000) * average)

/** Whose a client is, as a proxy says: from a network that nobody has (RFC 2544). */
const addressOf = (index: number): string => `198.18.${Math.floor(index / 250)}.${1 + (index % 250)}`

/** Has all clients ask for a time, each on a connection of its own that it keeps, and tells what they got. */
export const runClients = async ({ url, questions, good, hostile, seconds, pause, random }: Load) => {
  const until = performance.now() + seconds * 1000
  const isOn = () => performance.now() < until
  const tally = createTally()
  const hostileTally = createHostileTally()

  const beGood = async (index: number): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const headers = { ...jsonHeaders, 'x-forwarded-for': addressOf(index) }
    await sleep(random.below(pause + 1))
    while (isOn()) {
      const question = random.pick(questions)
      const begunAt = performance.now()
      const outcome = await send(url, { agent, headers, body: [question.body], timeout })
      tally.note(question, outcome, performance.now() - begunAt)
      const retryAfter = outcome.kind === 'answer' ? Number(outcome.answer.headers['retry-after'] ?? 0) : 0
      await sleep(1000 * Math.min(retryAfter, 5))
      await pauseFor(pause, random)
    }
    agent.destroy()
  }

  const ways = [...Object.keys(hostileDocuments), 'huge body', 'batch', ...connectionWays]
  const beHostile = async (index: number): Promise<void> => {
    const headers = { ...jsonHeaders, 'x-forwarded-for': addressOf(good + index) }
    while (isOn()) {
      const way = random.pick(ways)
      if (connectionWays.includes(way)) {
        await misuseConnection(url, way, random.pick(questions).body, Math.min(5_000, until - performance.now()))
        hostileTally.noteMisuse(way)
      } else {
        const outcome = await send(url, { headers, body: [bodyOf(way)], timeout })
        hostileTally.note(way, outcome)
      }
      await pauseFor(pause / 4, random)
    }
  }

  const all = [
    ...Array.from({ length: good }, (_, index) => beGood(index)),
    ...Array.from({ length: hostile }, (_, index) => beHostile(index)),
  ]
  await Promise.all(all)
  return { good: tally.result(seconds), hostile: hostileTally.result() }
}

const bodyOf = (way: string): string => {
  if (way === 'huge body')
    return JSON.stringify({ query: '{ __typename }', variables: { text: 'x'.repeat(3_000_000) } })
  if (way === 'batch') return JSON.stringify(Array.from({ length: 500 }, () => ({ query: '{ __typename }' })))
  // Never the same twice, lest it is known already.
  return JSON.stringify({ query: `${hostileDocuments[way]} # ${randomUUID()}` })
}
