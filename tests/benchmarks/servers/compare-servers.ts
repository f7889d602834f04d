import pg from 'pg'
import type { OpenBase } from '../generated-base.ts'
import { startLoadProcess } from './load.ts'
import { checkAnswers, sampleAll } from './prepare.ts'
import type { Question } from './question.ts'
import { questions as allQuestions } from './questions/all.ts'
import { report } from './report.ts'
import { measureInRounds } from './rounds.ts'
import { startAll, startServer, stopAll } from './server-process.ts'
import { programOf, type ServerName, serverNames } from './servers.ts'
import { memoryByRound, summarize } from './summary.ts'
import type { Times } from './turn.ts'
import { findPostmaster, peakMemoryOf } from './usage.ts'

interface Comparison {
  readonly base: OpenBase
  readonly articles: number
  readonly names: readonly ServerName[]
  readonly questions: readonly Question[]
  readonly times: Times
  /** Rounds too short for the figures to be relied on. */
  readonly isQuick: boolean
  readonly onProgress: (line: string) => void
}

const scopeOf = ({ names, questions, isQuick }: Comparison) => {
  if (names.length < serverNames.length || questions.length < allQuestions.length) return 'part'
  return isQuick ? 'quick' : 'whole'
}

/** Asks all servers all questions under load, and reports. @throws Error where answers differ, or a server fails. */
export const compareServers = async (comparison: Comparison): Promise<void> => {
  const { base, articles, names, questions, times, onProgress } = comparison
  const start = performance.now()
  const database = new pg.Client({ connectionString: base.url })
  await database.connect()
  const load = startLoadProcess()
  try {
    const asked = await sampleAll(database, questions)
    onProgress('comparing answers')
    const statements = await checkAnswers(names, base.url, asked)
    const servers = await startAll(names.map((name) => startServer(programOf(name), base.url)))
    try {
      const machine = { load, database, postmaster: await findPostmaster(base.url) }
      const rounds = await measureInRounds(machine, servers, asked, times, onProgress)
      const memory = servers.map(({ name, pid }) => ({
        server: name,
        rounds: memoryByRound(rounds, name),
        peak: peakMemoryOf(pid),
      }))
      const { rows } = await database.query<{ server_version: string }>('SHOW server_version')
      const version = rows[0]?.server_version ?? ''
      const took = Math.round((performance.now() - start) / 1000)
      await report(summarize(rounds, statements), {
        articles,
        scope: scopeOf(comparison),
        took,
        times,
        version,
        memory,
      })
    } finally {
      await stopAll(servers)
    }
  } finally {
    await load.stop()
    await database.end()
  }
}
