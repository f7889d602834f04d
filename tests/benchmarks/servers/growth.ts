import pg from 'pg'
import type { OpenBase } from '../generated-base.ts'
import { ask, bodyFor } from './ask.ts'
import { compareAnswers } from './equality.ts'
import type { Question, Variables } from './question.ts'
import { printVerdicts, write } from './report.ts'
import { type RunningServer, startAll, startServer, stopAll } from './server-process.ts'
import { programOf } from './servers.ts'
import { median } from './summary.ts'
import { type Verdict, verdict } from './targets.ts'

// How the cost of a question grows with the base: it must follow the size of its answer, not of the tables. Each question is asked
// with variables whose answers are about as large in all bases, one request at a time.

/** How many sets of variables are asked, and how often each. */
const chosen = 20
const times = 5

/** How many times as much as the hand-written statement's a question's cost may grow: what that one grows by is the machine's, whose caches hold less of more. */
const mostGrowth = 1.25

interface Sized {
  readonly variables: Variables
  readonly bytes: number
}

interface Cost {
  readonly bytes: number
  /** Milliseconds, of each server. */
  readonly ms: Readonly<Record<string, number>>
}

const measureSizes = async (server: RunningServer, question: Question, database: pg.Client): Promise<Sized[]> => {
  const { rows } = await database.query<Variables>(question.variables)
  const sizes: Sized[] = []
  for (const variables of rows) {
    const answer = await ask(server.url, bodyFor(server.name, question, variables))
    sizes.push({ variables, bytes: Buffer.byteLength(answer) })
  }
  return sizes
}

/** Those nearest to a size. */
const nearest = (sizes: readonly Sized[], bytes: number): Sized[] =>
  sizes.toSorted((one, other) => Math.abs(one.bytes - bytes) - Math.abs(other.bytes - bytes)).slice(0, chosen)

const time = async (server: RunningServer, question: Question, picked: readonly Sized[]): Promise<number> => {
  const bodies = picked.map(({ variables }) => bodyFor(server.name, question, variables))
  const took: number[] = []
  for (let round = -1; round < times; round += 1) {
    for (const body of bodies) {
      const start = performance.now()
      await ask(server.url, body)
      if (round >= 0) took.push(performance.now() - start)
    }
  }
  return median(took)
}

/** The costs of all questions in one base; `bytes` are the sizes that answers are to have, and are set by the first base. */
const measureBase = async (
  base: OpenBase,
  questions: readonly Question[],
  bytes: Map<Question, number>,
): Promise<Map<Question, Cost>> => {
  const database = new pg.Client({ connectionString: base.url })
  await database.connect()
  const names = ['readout', 'limit'] as const
  const servers = await startAll(names.map((name) => startServer(programOf(name), base.url)))
  const costs = new Map<Question, Cost>()
  try {
    const limit = servers.find(({ name }) => name === 'limit') as RunningServer
    for (const question of questions) {
      const sizes = await measureSizes(limit, question, database)
      const wanted = bytes.get(question) ?? median(sizes.map((each) => each.bytes))
      bytes.set(question, wanted)
      const picked = nearest(sizes, wanted)
      for (const { variables } of picked.slice(0, 3)) await compareAnswers(servers, question, variables)
      const ms: Record<string, number> = {}
      for (const server of servers) ms[server.name] = await time(server, question, picked)
      costs.set(question, { bytes: median(picked.map((each) => each.bytes)), ms })
    }
  } finally {
    await stopAll(servers)
    await database.end()
  }
  return costs
}

const toRow = (question: Question, sizes: readonly number[], costs: readonly Map<Question, Cost>[]) => {
  const found = costs.map((each) => each.get(question))
  const growthOf = (name: string) => (found.at(-1)?.ms[name] ?? 0) / (found[0]?.ms[name] ?? 1)
  const columns = sizes.flatMap((size, index) => [
    [`${size}: bytes`, found[index]?.bytes],
    [`${size}: ms`, Number(found[index]?.ms.readout?.toFixed(2))],
    [`${size}: limit ms`, Number(found[index]?.ms.limit?.toFixed(2))],
  ])
  return {
    question: question.name,
    ...Object.fromEntries(columns),
    growth: Number(growthOf('readout').toFixed(2)),
    'limit growth': Number(growthOf('limit').toFixed(2)),
  }
}

/** Whether a question's cost follows its answer, not the tables. */
const judge = (row: ReturnType<typeof toRow>): Verdict =>
  verdict(
    `${row.question}: grows at most ${mostGrowth} times as much as by hand`,
    row.growth / Math.max(1, row['limit growth']),
    mostGrowth,
    false,
  )

/** Measures all questions in bases of these numbers of articles, one base after another, and reports. */
export const measureGrowth = async (
  sizes: readonly number[],
  questions: readonly Question[],
  openBase: (articles: number) => Promise<OpenBase>,
): Promise<void> => {
  const bytes = new Map<Question, number>()
  const costs: Map<Question, Cost>[] = []
  for (const articles of sizes) {
    const base = await openBase(articles)
    try {
      costs.push(await measureBase(base, questions, bytes))
    } finally {
      await base.stop()
    }
  }
  const rows = questions.map((question) => toRow(question, sizes, costs))
  const verdicts = rows.map(judge)
  console.table(rows)
  printVerdicts(verdicts)
  const results = { at: new Date().toISOString(), sizes, rows, targets: verdicts }
  await write('servers-growth.json', `${JSON.stringify(results, null, 2)}\n`)
}
