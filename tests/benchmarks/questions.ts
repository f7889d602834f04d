import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { projectRoot } from '../../src/platform/project-root.ts'
import { openApplication } from './application.ts'
import { openGeneratedBase } from './generated-base.ts'
import { measureInTurn, quantile } from './measure.ts'
import { questions } from './questions/all.ts'
import { findDifference } from './questions/compare.ts'
import type { Question, Variables } from './questions/question.ts'

// How long the example operations take through the whole application, over a generated knowledge base in the embedded database, each
// beside one statement written by hand for it, whose answer must be the same:
//   npm run bench -- questions [--articles n] [--quick] [--only 04]
// The first run generates and loads the articles, later ones find them.

const mostMilliseconds = 200
/** How many times as long as the statement written by hand. */
const mostTimes = 12

interface Asked {
  readonly question: Question
  readonly variables: Variables
  readonly answer: unknown
  askGraphql(): Promise<unknown>
  askSql(): Promise<unknown>
}

type Ask = ReturnType<typeof openApplication>['ask']

/** Asks in both ways. @throws Error where the two answers differ. */
const prepare = async (question: Question, ask: Ask, client: pg.Client): Promise<Asked> => {
  const { operation, choose, sql, parameters } = question
  const text = await readFile(path.join(projectRoot, 'src', 'client', 'operations', `${operation}.graphql`), 'utf8')
  const variables = (await client.query<Variables>(choose)).rows[0] ?? {}
  const values = parameters.map((name) => variables[name])
  const askGraphql = () => ask(text, variables)
  const askSql = async () => {
    const { rows } = await client.query({ name: operation, text: sql, values, rowMode: 'array' })
    return rows[0]?.[0]
  }
  const answer = await askGraphql()
  const difference = findDifference(answer, await askSql())
  if (difference) throw new Error(`${operation} ${JSON.stringify(variables)}: ${difference}`)
  return { question, variables, answer, askGraphql, askSql }
}

const round = (value: number) => Number(value.toFixed(1))

const summarize = ({ question, variables, answer }: Asked, graphql: number[], sql: number[]) => {
  const [median, handWritten] = [quantile(graphql, 0.5), quantile(sql, 0.5)]
  return {
    operation: question.operation,
    variables,
    kilobytes: round(JSON.stringify(answer).length / 1000),
    'median ms': round(median),
    'p95 ms': round(quantile(graphql, 0.95)),
    'SQL median ms': round(handWritten),
    'SQL p95 ms': round(quantile(sql, 0.95)),
    ratio: round(median / handWritten),
  }
}

type Result = ReturnType<typeof summarize>

const isDefect = (result: Result) => result['median ms'] > mostMilliseconds || result.ratio > mostTimes

const report = async (results: readonly Result[], articles: number): Promise<void> => {
  console.table(results.map(({ variables, ...shown }) => shown))
  const file = path.join(projectRoot, '.benchmarks', `questions-${articles}.json`)
  await writeFile(file, `${JSON.stringify({ articles, at: new Date().toISOString(), results }, null, 2)}\n`)
  const defects = results.filter(isDefect).map(({ operation }) => operation)
  const bounds = `above ${mostMilliseconds} ms, or above ${mostTimes} times the statement written by hand`
  console.log(`${articles} articles: ${defects.length} of ${results.length} ${bounds} ${defects.join(', ')}`.trimEnd())
  if (defects.length > 0) process.exitCode = 1
}

const { values } = parseArgs({
  options: {
    articles: { type: 'string' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
})
const articles = Number(values.articles ?? (values.quick ? 2_000 : 20_000))
const base = await openGeneratedBase({ articles, onProgress: console.error })
const { ask, close } = openApplication(base.url)
const client = new pg.Client({ connectionString: base.url })
try {
  await client.connect()
  await client.query('SET jit = off') // as the application has it
  const asked: Asked[] = []
  for (const question of questions) {
    if (question.operation.startsWith(values.only)) asked.push(await prepare(question, ask, client))
  }
  const works = asked.flatMap(({ askGraphql, askSql }) => [askGraphql, askSql])
  const times = await measureInTurn(works, values.quick ? { rounds: 3, warmUp: 1 } : { rounds: 21, warmUp: 7 })
  const results = asked.map((each, index) => summarize(each, times[2 * index] ?? [], times[2 * index + 1] ?? []))
  await report(results, articles)
} finally {
  await client.end()
  await close()
  await base.stop()
}
