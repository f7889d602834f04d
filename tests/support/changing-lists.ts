import { createHash } from 'node:crypto'
import type { Database } from '../../src/platform/database.ts'
import { type ListField, listFields, type OrderChoice } from './list-fields.ts'

/** What a row is made of, whatever its table. */
export interface Row {
  readonly id: string
  readonly name: string
  readonly day: string | null
}

/** A list at the root whose rows come and go. */
interface ChangingList extends ListField {
  /** By what it can be ordered, and the values that rows have then: null for what is not known. */
  readonly keys: Readonly<Record<string, (row: Row) => readonly (string | null)[]>>
  add(database: Database, rows: readonly Row[]): Promise<unknown>
  /** Removes the rows with these ids; without ids, all. */
  remove(database: Database, ids?: string[]): Promise<unknown>
}

const named = ({ id, name }: Row) => ({ id, slug: id, name, sortName: name })
const isOneOf = (ids: string[] | undefined) => ({ where: ids ? { id: { in: ids } } : {} })

/** What no row of the list is tied to: all counts are zero, so that all keys are equal. */
const counted = (): string[] => []
const byName = ({ name }: Row) => [name]

const toMeeting = (row: Row) => {
  const date = row.day === null ? null : new Date(row.day)
  return { ...named(row), kind: 'TALKS', dateEarliest: date, dateLatest: date } as const
}

const toArticle = ({ id, name, day }: Row) => {
  const date = new Date(name)
  const sha256 = createHash('sha256').update(id).digest('hex')
  const published = { publishedOn: name, publishedOnEarliest: date, publishedOnLatest: date }
  return { id, slug: id, text: id, sha256, language: 'en', headline: day, ...published }
}

const rootField = (name: string): ListField => {
  const field = listFields.find((each) => each.parent === 'Query' && each.name === name)
  if (!field) throw new RangeError(`there is no list ${name} at the root`)
  return field
}

export type ChangingName = 'persons' | 'organizations' | 'meetings' | 'articles'

export const changingLists: Readonly<Record<ChangingName, ChangingList>> = {
  persons: {
    ...rootField('persons'),
    keys: { NAME: byName, MEETING_COUNT: counted },
    add: ({ person }, rows) => person.createMany({ data: rows.map(named) }),
    remove: ({ person }, ids) => person.deleteMany(isOneOf(ids)),
  },
  organizations: {
    ...rootField('organizations'),
    keys: { NAME: byName, MENTION_COUNT: counted },
    add: ({ organization }, rows) =>
      organization.createMany({ data: rows.map((row) => ({ ...named(row), kind: 'OTHER' as const })) }),
    remove: ({ organization }, ids) => organization.deleteMany(isOneOf(ids)),
  },
  meetings: {
    ...rootField('meetings'),
    keys: { NAME: byName, DATE: ({ day, name }) => [day, name], PARTICIPANT_COUNT: counted },
    add: ({ meeting }, rows) => meeting.createMany({ data: rows.map(toMeeting) }),
    remove: ({ meeting }, ids) => meeting.deleteMany(isOneOf(ids)),
  },
  articles: {
    ...rootField('articles'),
    keys: { PUBLISHED_ON: byName, HEADLINE: ({ day }) => [day] },
    add: ({ article }, rows) => article.createMany({ data: rows.map(toArticle) }),
    remove: ({ article }, ids) => article.deleteMany(isOneOf(ids)),
  },
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** What is not known stands last in either direction. */
const compareKeys = (a: string | null, b: string | null, direction: OrderChoice['direction']): number => {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return direction === 'DESC' ? compare(b, a) : compare(a, b)
}

/** The ids of rows in the order that the API promises, written out: by key, and by id where keys are equal. */
export const inOrder = ({ keys }: ChangingList, { field, direction }: OrderChoice, rows: readonly Row[]): string[] => {
  const keyOf = keys[field] ?? counted
  const compareRows = (one: Row, other: Row): number => {
    const theirs = keyOf(other)
    const differing = keyOf(one)
      .map((key, index) => compareKeys(key, theirs[index] ?? null, direction))
      .find((sign) => sign !== 0)
    return differing ?? compare(one.id, other.id)
  }
  return rows.toSorted(compareRows).map(({ id }) => id)
}
