import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { loadRows } from '../../src/annotation/load-rows.ts'
import { idOf } from '../../src/lib/ids.ts'
import type { Database } from '../../src/platform/database.ts'
import { generateBase } from './generator/generate.ts'
import { linkRows } from './generator/link-rows.ts'

/** Names with much the same letters, of which some are equal and some have more bytes than letters. */
const name = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '"', 'é', '🕊'), maxLength: 2 })
const day = fc.constantFrom('2024-05-30', '2024-05-31', '2024-06-01')
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })

/** What a row of any table is made of. */
const keys = fc.record({
  name,
  headline: orNull(name),
  day: orNull(day),
  addedOn: day,
  sequence: orNull(fc.integer({ min: 1, max: 2 })),
  of: fc.integer({ min: 0, max: 2 }),
})
/** Its number, and that of another row to which it is tied: one of the first few, so that these have lists of some length. */
type Row = (typeof keys extends fc.Arbitrary<infer Value> ? Value : never) & { number: number }

const dateOf = (text: string | null) => (text === null ? null : new Date(text))

const toNamed = (table: string, { number, name }: Row) => {
  const id = idOf(table, number)
  return { id, slug: id, name: name || '-', sortName: name }
}

const toMeeting = (row: Row) => {
  const date = dateOf(row.day)
  const dated = { dateEarliest: date, dateLatest: date, sequence: row.sequence }
  return { ...toNamed('Meeting', row), kind: 'TALKS', ...dated } as const
}

const toArticle = ({ number, headline, addedOn, of }: Row) => {
  const id = idOf('Article', number)
  const sha256 = createHash('sha256').update(id).digest('hex')
  const date = new Date(addedOn)
  const published = { publishedOn: addedOn, publishedOnEarliest: date, publishedOnLatest: date }
  const syndicationOfId = of < number ? idOf('Article', of) : null
  return { id, slug: id, text: id, sha256, language: 'en', headline, ...published, syndicationOfId }
}

const toMention = ({ number, of }: Row) => {
  const articleId = idOf('Article', number)
  const span = { articleId, start: 0, end: 4, exact: articleId.slice(0, 4) }
  return { id: idOf('Mention', number), ...span, meetingId: idOf('Meeting', of) }
}

const toParticipation = ({ number, of, addedOn }: Row) => {
  const tie = { meetingId: idOf('Meeting', number), personId: idOf('Person', of) }
  const way = { role: 'GUEST', attendance: 'PRESENT', addedAt: new Date(addedOn) } as const
  return { id: idOf('Participation', number), ...tie, ...way }
}

const toAgendaItem = ({ number, of }: Row, issueId: string) => {
  const tie = { issueId, meetingId: idOf('Meeting', number), raisedByOrganizationId: idOf('Organization', of) }
  return { id: idOf('AgendaItem', number), ...tie, outcome: 'RAISED' } as const
}

const toPosition = ({ number, name, day, of, addedOn }: Row) => {
  const date = dateOf(day)
  const from = { from: day, fromEarliest: date, fromLatest: date, addedAt: new Date(addedOn) }
  const organizationId = idOf('Organization', of)
  return { id: idOf('Position', number), title: name, personId: idOf('Person', number), organizationId, ...from }
}

/** Adds rows whose keys are often equal and sometimes missing, as those of a generated base seldom are. */
const addRows = async (database: Database, rows: readonly Row[]): Promise<void> => {
  const issue = await database.issue.findFirstOrThrow({ select: { id: true }, orderBy: { id: 'asc' } })
  await database.person.createMany({ data: rows.map((row) => toNamed('Person', row)) })
  const organizations = rows.map((row) => ({ ...toNamed('Organization', row), kind: 'OTHER' as const }))
  await database.organization.createMany({ data: organizations })
  await database.meeting.createMany({ data: rows.map(toMeeting) })
  await database.article.createMany({ data: rows.map(toArticle) })
  await database.mention.createMany({ data: rows.map(toMention) })
  await database.participation.createMany({ data: rows.map(toParticipation) })
  await database.agendaItem.createMany({ data: rows.map((row) => toAgendaItem(row, issue.id)) })
  await database.position.createMany({ data: rows.map(toPosition) })
}

/** Fills a database with a generated base and with rows at random, all of it made of one seed. */
export const fillRandomly = async (database: Database, seed: number): Promise<void> => {
  await loadRows({ database, rows: linkRows(generateBase({ articles: 15, seed })), label: 'generated' })
  const rows = fc.sample(keys, { seed, numRuns: 30 }).map((row, number) => ({ ...row, number }))
  await addRows(database, rows)
}
