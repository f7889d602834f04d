import type pg from 'pg'
import { ask, bodyFor } from './ask.ts'
import { compareAnswers } from './equality.ts'
import type { Question, Variables } from './question.ts'
import { type RunningServer, startAll, startServer, stopAll } from './server-process.ts'
import { programOf, type ServerName } from './servers.ts'
import { openStatementCounter, type StatementCounter } from './statement-counter.ts'
import { type Asked, hasAnswer } from './turn.ts'

/** Of how many sets of variables the answers are compared. */
const compared = 12
/** Over how many requests statements are counted. */
const counted = 20

/** The questions with their variables, which the base itself gives. */
export const sampleAll = async (database: pg.Client, questions: readonly Question[]): Promise<Asked[]> => {
  const asked: Asked[] = []
  for (const question of questions) {
    const { rows } = await database.query<Variables>(question.variables)
    asked.push({ question, samples: rows })
  }
  return asked
}

/** The number of SQL statements that each server takes for each question. */
export type Statements = (question: string, server: string) => number | null

interface Watched {
  readonly server: RunningServer
  readonly counter: StatementCounter
  stop(): Promise<void>
}

const startWatched = async (name: ServerName, databaseUrl: string): Promise<Watched> => {
  const counter = await openStatementCounter(databaseUrl)
  const server = await startServer(programOf(name), counter.url)
  return {
    server,
    counter,
    stop: async () => {
      await server.stop()
      counter.stop()
    },
  }
}

const countStatements = async ({ server, counter }: Watched, { question, samples }: Asked): Promise<number> => {
  const bodies = samples.slice(0, counted).map((variables) => bodyFor(server.name, question, variables))
  const before = counter.count
  for (const body of bodies) await ask(server.url, body)
  return (counter.count - before) / bodies.length
}

const compareAll = async (servers: readonly RunningServer[], asked: Asked): Promise<void> => {
  const able = servers.filter(({ name }) => hasAnswer(asked.question, name))
  for (const variables of asked.samples.slice(0, compared)) await compareAnswers(able, asked.question, variables)
}

/**
 * Before anything is timed: all servers must give the same answers. They are asked through what counts their statements, once they
 * have asked the same and opened their connections. @throws Error where answers differ.
 */
export const checkAnswers = async (
  names: readonly ServerName[],
  databaseUrl: string,
  asked: readonly Asked[],
): Promise<Statements> => {
  const watched = await startAll(names.map((name) => startWatched(name, databaseUrl)))
  const counts = new Map<string, number>()
  try {
    const servers = watched.map(({ server }) => server)
    for (const each of asked) {
      await compareAll(servers, each)
      for (const one of watched) {
        if (!hasAnswer(each.question, one.server.name)) continue
        counts.set(`${each.question.name} ${one.server.name}`, await countStatements(one, each))
      }
    }
  } finally {
    await stopAll(watched)
  }
  return (question, server) => counts.get(`${question} ${server}`) ?? null
}
