import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { createAsOf } from '../../src/platform/as-of.ts'
import { DatabaseFailure } from '../../src/platform/database-failure.ts'
import type { StatementReader } from '../../src/platform/statement-reader.ts'
import { schema } from '../../src/schema.ts'
import { createApp } from '../../src/server/app.ts'
import { useTestDatabase } from '../support/database.ts'
import { usualSettings } from '../support/usual-settings.ts'

/** The application over a filled database, with a reader of one's own, and what it logs. */
const openApp = async (changeRead: (read: StatementReader) => StatementReader | undefined) => {
  const { database, read, statements } = await useTestDatabase('seeded')
  const lines: Record<string, unknown>[] = []
  const logger = pino({ level: 'debug' }, { write: (line: string) => lines.push(JSON.parse(line)) })
  const changed = changeRead(read)
  const app = createApp({
    schema,
    logger,
    context: () => ({ database }),
    asOf: createAsOf(database),
    ...(changed && { read: changed }),
    isReady: async () => true,
    ...usualSettings(),
  })
  const ask = async (query: string) => {
    const response = await app.fetch('http://readout.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    return { status: response.status, text: await response.text() }
  }
  const said = (message: string) => lines.filter(({ msg }) => msg === message)
  return { ask, said, statements }
}

const question = 'query Who { person(slug: "ma-zhaoxu") { name } }'
const answer = { status: 200, text: '{"data":{"person":{"name":"Ma Zhaoxu"}}}' }

const isCompiled = (sql: string) => sql.endsWith(' AS "data"')

const failing =
  (error: Error): (() => StatementReader) =>
  () =>
  () =>
    Promise.reject(error)

describe('an operation', () => {
  test('is one statement, whose text is the answer', async () => {
    const { ask, statements } = await openApp((read) => read)
    expect(await ask(question)).toEqual(answer)
    expect(statements.filter((sql) => !isCompiled(sql))).toEqual([])
  })

  test('is resolved field by field where the configuration says so', async () => {
    const { ask, statements } = await openApp(() => undefined)
    expect(await ask(question)).toEqual(answer)
    expect(statements.some(isCompiled)).toBe(false)
  })

  test('is resolved field by field where it is not compiled: the log says why', async () => {
    const { ask, said } = await openApp((read) => read)
    await ask('query Shape { __type(name: "Person") { name } }')
    expect(said('resolved field by field')).toMatchObject([
      { operation: 'Shape', reason: 'Query.__type is introspection' },
    ])
  })

  test('is resolved field by field where its statement fails, with a warning', async () => {
    const { ask, said } = await openApp(failing(new Error('broken')))
    expect(await ask(question)).toEqual(answer)
    expect(said('the statement of an operation failed: it is resolved field by field')).toMatchObject([
      { operation: 'Who', err: { message: 'broken' } },
    ])
  })

  test('that the database leaves unanswered is not asked again: the client is told', async () => {
    const timeout = new DatabaseFailure('timeout', 'The database took too long to answer')
    const { ask, said, statements } = await openApp(failing(timeout))
    const { status, text } = await ask(question)
    const message = 'The database took too long to answer: ask for less at once'
    expect(JSON.parse(text)).toEqual({
      errors: [{ message, extensions: { code: 'REQUEST_TIMEOUT', requestId: expect.any(String) } }],
    })
    expect([status, statements]).toEqual([503, []])
    expect(said('unexpected error')).toEqual([])
  })
})
