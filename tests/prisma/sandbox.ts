import { createHash, randomUUID } from 'node:crypto'
import { Client, escapeIdentifier } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

type Row = Readonly<Record<string, unknown>>

/** A connection to an empty, migrated database, on which each test is a transaction that is taken back at its end. */
export const createSandbox = () => {
  let created: TestDatabase
  let client: Client
  beforeAll(async () => {
    created = await createTestDatabase('empty')
    client = new Client({ connectionString: created.url })
    await client.connect()
  })
  afterAll(async () => {
    await client.end()
    await created.drop()
  })
  beforeEach(async () => {
    await client.query('BEGIN')
  })
  afterEach(async () => {
    await client.query('ROLLBACK')
  })

  const query = async (sql: string, parameters: readonly unknown[] = []) =>
    (await client.query(sql, [...parameters])).rows

  /** What the database says against a statement: the constraint that it breaks, or the message where it names none; null where it takes it. */
  const refusalOf = async (work: () => Promise<unknown>): Promise<string | null> => {
    await client.query('SAVEPOINT attempt')
    try {
      await work()
      await client.query('SET CONSTRAINTS ALL IMMEDIATE')
      return null
    } catch (error) {
      const { constraint, message } = error as { constraint?: string; message: string }
      await client.query('ROLLBACK TO attempt')
      return constraint ?? message
    }
  }

  const insert = async (table: string, row: Row): Promise<string> => {
    const names = Object.keys(row)
    const values = names.map((_, index) => `$${index + 1}`)
    await query(
      `INSERT INTO ${escapeIdentifier(table)} (${names.map(escapeIdentifier).join(', ')}) VALUES (${values.join(', ')})`,
      Object.values(row),
    )
    return String(row.id)
  }

  const insertWithId = (table: string, row: Row) => insert(table, { id: randomUUID(), ...row })

  const named = (table: string, kind: Row, row: Row) => {
    const slug = randomUUID()
    return insertWithId(table, { slug, name: slug, sortName: slug, aliases: [], ...kind, ...row })
  }

  /** What adds a row of a table, with values of its own for the columns that must have one, and returns its id. */
  const add = {
    article: ({ text = 'Some words.', day = '2024-01-31', ...row }: Row & { text?: string; day?: string } = {}) =>
      insertWithId('Article', {
        slug: randomUUID(),
        text,
        sha256: createHash('sha256').update(text).digest('hex'),
        language: 'en',
        publishedOn: day,
        publishedOnEarliest: day,
        publishedOnLatest: day,
        ...row,
      }),
    person: (row: Row = {}) => named('Person', {}, row),
    organization: (row: Row = {}) => named('Organization', { kind: 'OTHER' }, row),
    place: (row: Row = {}) => named('Place', { kind: 'CITY' }, row),
    issue: (row: Row = {}) => named('Issue', {}, row),
    meeting: (row: Row = {}) => named('Meeting', { kind: 'TALKS' }, row),
    mention: (row: Row) => insertWithId('Mention', row),
    statement: (row: Row) => insertWithId('Statement', { kind: 'QUOTE', ...row }),
    citation: (row: Row) => insertWithId('Citation', { prefix: '', suffix: '', ...row }),
    report: (row: Row) => insertWithId('MeetingReport', { status: 'HELD', ...row }),
    participation: (row: Row) => insertWithId('Participation', { role: 'GUEST', attendance: 'PRESENT', ...row }),
    agendaItem: (row: Row) => insertWithId('AgendaItem', { outcome: 'DISCUSSED', ...row }),
    position: (row: Row) => insertWithId('Position', { title: 'minister', ...row }),
  }

  return { query, refusalOf, insert, add }
}
