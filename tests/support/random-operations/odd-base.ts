import { loadRows } from '../../../src/annotation/load-rows.ts'
import { parsePartialDate } from '../../../src/lib/partial-date.ts'
import type { Database } from '../../../src/platform/database.ts'
import { generateBase } from '../generator/generate.ts'
import { linkRows } from '../generator/link-rows.ts'
import { addOddArticle, oddTexts } from './odd-article.ts'

/** Numbers that JavaScript and PostgreSQL write in different ways. */
const oddDegrees = ['0', '-0', '-0.5', '1e-5', '1e-7', '-33.333333333333336', '1e-300', '12.50', '89.99999999999999']
const oddDays = ['0987', '0001-01-01', '19XX', '201X', '2022-11~', '2023-06-04/2023-06-10', '2024-04?', '9999-12-31']
const oddInstants = [
  '2024-01-01T00:00:00Z',
  '2024-01-01T00:00:00.001Z',
  '0987-06-05T04:03:02.1Z',
  '2024-02-29T23:59:59.999Z',
]

/** Each of the values to some rows of a table, in place of what stood there. */
interface OddValues {
  readonly table: string
  readonly columns: readonly string[]
  /** The type of the columns. */
  readonly type?: string
  readonly values: readonly (string | null)[]
  /** Other rows are left as they are. */
  readonly where?: string
  /** Whether the column is of a natural key: the row's number is added. */
  readonly isKey?: boolean
}

/** One row of seven has one of the values: which rows these are differs by column. */
const setValues = async (database: Database, odd: OddValues): Promise<void> => {
  const { table, columns, type = 'text', values, where = 'TRUE', isKey = false } = odd
  for (const column of columns) {
    await database.$executeRawUnsafe(
      `UPDATE "${table}" SET "${column}" = ($1::text[])[row."number" / 7 % ${values.length} + 1]::${type}${isKey ? ' || row."number"' : ''}
       FROM (SELECT "id", row_number() OVER (ORDER BY md5("id"::text || '${column}')) AS "number" FROM "${table}") AS row
       WHERE row."id" = "${table}"."id" AND row."number" % 7 = 0 AND ${where}`,
      values,
    )
  }
}

/** The same of a partial date, which is three columns. */
const setDates = async (database: Database, table: string, name: string): Promise<void> => {
  for (const [index, text] of [...oddDays, null].entries()) {
    const date = text === null ? null : parsePartialDate(text)
    await database.$executeRawUnsafe(
      `UPDATE "${table}" SET "${name}" = $1, "${name}Earliest" = $2::text::date, "${name}Latest" = $3::text::date
       FROM (SELECT "id", row_number() OVER (ORDER BY "id") AS "number" FROM "${table}") AS row
       WHERE row."id" = "${table}"."id" AND row."number" % 40 = $4::int`,
      ...[text, date?.earliest ?? null, date?.latest ?? null, index],
    )
  }
}

const entities = ['Person', 'Organization', 'Place', 'Issue', 'Meeting']
const facts = ['MeetingReport', 'Participation', 'AgendaItem', 'Position', 'Statement']

const oddValues: readonly OddValues[] = [
  ...entities.map((table) => ({ table, columns: ['name', 'sortName'], values: oddTexts })),
  { table: 'Meeting', columns: ['purpose'], values: [...oddTexts, null] },
  { table: 'Meeting', columns: ['duration'], values: ['PT1H30M', 'P3D', 'PT0S', null] },
  { table: 'Meeting', columns: ['sequence'], type: 'int', values: ['1', '2', '2', null] },
  { table: 'Participation', columns: ['capacity'], values: oddTexts },
  { table: 'Participation', columns: ['asWritten'], values: oddTexts, where: '"asWritten" IS NOT NULL', isKey: true },
  { table: 'Position', columns: ['title'], values: oddTexts, isKey: true },
  { table: 'Article', columns: ['headline', 'publishedOnNote', 'url'], values: [...oddTexts, null, null] },
  { table: 'Statement', columns: ['speakerAsWritten'], values: oddTexts },
  { table: 'Citation', columns: ['attributedAsWritten'], values: oddTexts },
  ...['Article', ...facts].map((table) => ({ table, columns: ['addedAt'], type: 'timestamptz', values: oddInstants })),
  ...facts.map((table) => ({ table, columns: ['origin'], type: '"FactOrigin"', values: ['EXTRACTOR', 'CURATOR'] })),
  ...facts.map((table) => ({
    table,
    columns: ['reviewStatus'],
    type: '"ReviewStatus"',
    values: ['PROPOSED', 'REJECTED'],
  })),
]

const setAliases = async (database: Database): Promise<void> => {
  for (const table of entities) {
    await database.$executeRawUnsafe(
      `UPDATE "${table}" SET "aliases" = $1 WHERE "id" IN (SELECT "id" FROM "${table}" ORDER BY "id" LIMIT 2)`,
      oddTexts,
    )
  }
}

/** Every place has coordinates here, so that each of the numbers is there. */
const setCoordinates = (database: Database) =>
  database.$executeRawUnsafe(
    `UPDATE "Place" SET "latitude" = ($1::text[])[row."number" % ${oddDegrees.length} + 1]::float8,
       "longitude" = -2 * ($1::text[])[(row."number" + 1) % ${oddDegrees.length} + 1]::float8
     FROM (SELECT "id", row_number() OVER (ORDER BY "id") AS "number" FROM "Place") AS row
     WHERE row."id" = "Place"."id" AND row."number" % 10 <> 0`,
    oddDegrees,
  )

/**
 * Fills a database with a generated base, and puts odd things there: texts that must be escaped, facts that nobody has accepted,
 * numbers and dates that are written in several ways, nulls. The same articles and seed give the same rows.
 */
export const fillOddly = async (database: Database, base: { articles: number; seed: number }): Promise<void> => {
  await loadRows({ database, rows: linkRows(generateBase(base)), label: 'generated' })
  await addOddArticle(database)
  for (const values of oddValues) await setValues(database, values)
  await setAliases(database)
  await setCoordinates(database)
  for (const [table, name] of [
    ['Statement', 'saidOn'],
    ['MeetingReport', 'date'],
  ] as const)
    await setDates(database, table, name)
}
