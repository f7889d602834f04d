import { createHash, randomUUID } from 'node:crypto'
import { escapeIdentifier } from 'pg'

type Row = Readonly<Record<string, unknown>>

/** What adds a row of a table through a connection, with values of its own for the columns that must have one, and returns its id. */
export const addRows = (query: (sql: string, parameters: readonly unknown[]) => Promise<unknown>) => {
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

  return { insert, add }
}
