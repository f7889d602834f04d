import { Kind, type OperationDefinitionNode, parse, print } from 'graphql'
import { pino } from 'pino'
import { expect } from 'vitest'
import { createAsOf } from '../../src/platform/as-of.ts'
import { type Config, readConfig } from '../../src/platform/config.ts'
import type { StatementReader } from '../../src/platform/statement-reader.ts'
import { schema } from '../../src/schema.ts'
import { type App, type AppDeps, createApp } from '../../src/server/app.ts'
import type { TestDatabase } from './database.ts'
import { usualSettings } from './usual-settings.ts'

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: answers are as different as the questions
  data?: any
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[]
}

type AppDatabase = Pick<TestDatabase, 'database' | 'read'>

/** The statements that the database refused: what they asked was then resolved field by field, and nobody would see it. */
export const refusals: unknown[] = []

const noteRefusals =
  (read: StatementReader): StatementReader =>
  (statement, day) =>
    read(statement, day).catch((error: unknown) => {
      refusals.push(error)
      throw error
    })

type Limits = Config['limits']

/** No limits but the configuration's largest numbers: for questions that are made up at random, and may be of any size. */
export const noLimits: Limits = Object.fromEntries(
  Object.keys(readConfig({}).limits).map((name) => [name, 1_000_000_000]),
) as Limits

/** The whole application over a database, to be asked without a port. */
export const createTestApp = (
  { database, read }: AppDatabase,
  { executor = 'compiled', ...deps }: { executor?: Config['server']['executor'] } & Partial<AppDeps> = {},
) =>
  createApp({
    schema,
    logger: pino({ level: 'error' }, pino.destination(2)), // masked errors are seen here
    context: () => ({ database }),
    asOf: createAsOf(database),
    ...(executor === 'compiled' && { read: noteRefusals(read) }),
    isReady: async () => true,
    ...usualSettings(),
    ...deps,
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

const url = 'http://readout.test/graphql'

type Executor = Config['server']['executor']

/** The applications that were asked, by their database and executor: as in a running program, documents are parsed and planned once. */
const apps = new WeakMap<object, Map<Executor, App>>()

const appOf = (kb: AppDatabase, executor: Executor): App => {
  const known = apps.get(kb.database) ?? new Map<Executor, App>()
  apps.set(kb.database, known)
  const app = known.get(executor) ?? createTestApp(kb, { executor })
  known.set(executor, app)
  return app
}

/** The databases whose statements are being counted: only what the resolvers send is, for a compiled operation is one statement. */
const counted = new Set<readonly string[]>()

/** The text of an answer, by one of the executors. */
export const askText = async (
  kb: AppDatabase,
  request: { query: string; variables?: object },
  executor: Executor = 'compiled',
): Promise<string> => {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify(request)
  const response = await appOf(kb, executor).fetch(url, { method: 'POST', headers, body })
  return response.text()
}

/** Each request has an id of its own, which masked errors name. */
const withoutRequestIds = (text: string) => text.replaceAll(/"requestId":"[^"]+"/g, '"requestId":""')

/** Asks one question through the whole application: by both executors, which must answer the same to the last byte. */
export const ask = async (kb: TestDatabase, query: string, variables: object = {}): Promise<Answer> => {
  const request = { query: kb.day === undefined ? query : addAsOf(query, kb.day), variables }
  const text = await askText(kb, request, 'plain')
  if (!counted.has(kb.statements)) {
    const compiled = await askText(kb, request)
    expect(withoutRequestIds(compiled)).toBe(withoutRequestIds(text))
    expect(refusals).toEqual([])
  }
  return JSON.parse(text) as Answer
}

/** How many SQL statements the resolvers send for some work. */
export const countStatements = async ({ statements }: TestDatabase, work: () => Promise<unknown>): Promise<number> => {
  const before = statements.length
  counted.add(statements)
  await work().finally(() => counted.delete(statements))
  return statements.length - before
}
