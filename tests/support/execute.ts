import { pino } from 'pino'
import { schema } from '../../src/schema.ts'
import { createApp } from '../../src/server/app.ts'
import type { TestDatabase } from './database.ts'

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: answers are as different as the questions
  data?: any
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[]
}

/** Asks one question through the whole application, without a port. */
export const ask = async ({ database }: TestDatabase, query: string, variables: object = {}): Promise<Answer> => {
  const app = createApp({
    schema,
    logger: pino({ level: 'error' }, pino.destination(2)), // masked errors are seen here
    context: () => ({ database }),
    isReady: async () => true,
    corsOrigins: [],
    graphiqlFolder: '',
  })
  const response = await app.fetch('http://readout.test/graphql', {
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
