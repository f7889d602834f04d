import { Kind, type OperationDefinitionNode, parse, print } from 'graphql'
import { pino } from 'pino'
import { createAsOf } from '../../src/platform/as-of.ts'
import { schema } from '../../src/schema.ts'
import { createApp } from '../../src/server/app.ts'
import type { TestDatabase } from './database.ts'

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: answers are as different as the questions
  data?: any
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[]
}

/** The whole application over a database, to be asked without a port. */
export const createTestApp = ({ database }: Pick<TestDatabase, 'database'>) =>
  createApp({
    schema,
    logger: pino({ level: 'error' }, pino.destination(2)), // masked errors are seen here
    context: () => ({ database }),
    asOf: createAsOf(database),
    isReady: async () => true,
    corsOrigins: [],
    graphiqlFolder: '',
  })

/** The question as of a day. */
const addAsOf = (query: string, day: string): string => {
  const document = parse(query)
  const [directive] =
    (parse(`query @asOf(date: "${day}") { id }`).definitions[0] as OperationDefinitionNode).directives ?? []
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && directive
      ? { ...definition, directives: [...(definition.directives ?? []), directive] }
      : definition,
  )
  return print({ ...document, definitions })
}

/** Asks one question through the whole application. */
export const ask = async (kb: TestDatabase, query: string, variables: object = {}): Promise<Answer> => {
  const response = await createTestApp(kb).fetch('http://readout.test/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: kb.day === undefined ? query : addAsOf(query, kb.day), variables }),
  })
  return (await response.json()) as Answer
}

/** How many SQL statements some work sends. */
export const countStatements = async ({ statements }: TestDatabase, work: () => Promise<unknown>): Promise<number> => {
  const before = statements.length
  await work()
  return statements.length - before
}
