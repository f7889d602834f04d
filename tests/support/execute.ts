import { pino } from 'pino'
import { schema } from '../../src/schema.ts'
import { createApp } from '../../src/server/app.ts'
import type { TestDatabase } from './database.ts'

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: answers are as different as the questions
  data?: any
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[]
}

/** The whole application over a database, to be asked without a port. */
export const createTestApp = ({ database }: TestDatabase) =>
  createApp({
    schema,
    logger: pino({ level: 'error' }, pino.destination(2)), // masked errors are seen here
    context: () => ({ database }),
    isReady: async () => true,
    corsOrigins: [],
    graphiqlFolder: '',
  })

/** Asks one question through the whole application. */
export const ask = async (kb: TestDatabase, query: string, variables: object = {}): Promise<Answer> => {
  const response = await createTestApp(kb).fetch('http://readout.test/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as Answer
}

/** How many SQL statements some work sends. */
export const countStatements = async ({ statements }: TestDatabase, work: () => Promise<unknown>): Promise<number> => {
  const before = statements.length
  await work()
  return statements.length - before
}
