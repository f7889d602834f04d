import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { bodyFor } from './ask.ts'
import type { LoadProcess } from './load.ts'
import type { Question, Variables } from './question.ts'
import type { RunningServer } from './server-process.ts'
import type { ServerName } from './servers.ts'
import { cpuOf, cpuOfDatabase, memoryOf } from './usage.ts'

/** What one server did with one question in one round. Milliseconds, and megabytes; null where the system does not tell. */
export interface Measured {
  readonly server: ServerName
  readonly question: string
  readonly requestsPerSecond: number
  readonly p50: number
  readonly p99: number
  readonly cpuOfServer: number | null
  readonly cpuOfDatabase: number | null
  readonly memory: number | null
}

export interface Asked {
  readonly question: Question
  readonly samples: readonly Variables[]
}

export interface Machine {
  readonly load: LoadProcess
  readonly postmaster: number | null
  readonly database: pg.Client
}

export interface Times {
  readonly rounds: number
  readonly seconds: number
  readonly warmUp: number
}

const connections = 16

/** PostGraphile has nothing for some questions. */
export const hasAnswer = (question: Question, server: string): boolean =>
  server !== 'postgraphile' || question.peer !== undefined

/** What a server was still asked when the load ended is finished before another's turn. */
const waitUntilIdle = async ({ database }: Machine): Promise<void> => {
  for (let tries = 0; tries < 500; tries += 1) {
    const { rowCount } = await database.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid() LIMIT 1`,
    )
    if (rowCount === 0) return
    await sleep(20)
  }
}

const difference = (from: number | null, to: number | null, requests: number): number | null =>
  from === null || to === null || requests === 0 ? null : (to - from) / requests

/** One server is asked one question, by many at once. */
export const takeTurn = async (
  machine: Machine,
  server: RunningServer,
  asked: Asked,
  times: Omit<Times, 'rounds'>,
): Promise<Measured> => {
  const { question, samples } = asked
  const read = () => ({ server: cpuOf(server.pid), database: cpuOfDatabase(machine.postmaster) })
  let [begin, end] = [read(), read()]
  const bodies = samples.map((variables) => bodyFor(server.name, question, variables))
  const result = await machine.load.run(
    { url: server.url, bodies, connections, ...times },
    () => {
      begin = read()
    },
    () => {
      end = read()
    },
  )
  const { requests, seconds, p50, p99, bad } = result
  if (bad > 0)
    throw new Error(`${server.name} failed under load: ${bad} answers to ${question.name} are none or have errors`)
  await waitUntilIdle(machine)
  return {
    server: server.name,
    question: question.name,
    requestsPerSecond: requests / seconds,
    p50,
    p99,
    cpuOfServer: difference(begin.server, end.server, requests),
    cpuOfDatabase: difference(begin.database, end.database, requests),
    memory: memoryOf(server.pid),
  }
}
