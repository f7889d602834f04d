import { DateResolver, DateTimeISOResolver, ISO8601DurationResolver } from 'graphql-scalars'
import { Prisma } from '../generated/prisma/client.ts'
import { builder } from './builder.ts'
import { InputError } from './errors.ts'

/** The database knows no year 0, and no day is written with five digits. @throws InputError */
const withinYears = (date: Date): Date => {
  const year = date.getUTCFullYear()
  if (year >= 1 && year <= 9999) return date
  throw new InputError(`the year ${year} is out of bounds: pass a date in the years 0001 to 9999`)
}

builder.scalarType('Date', {
  description: 'A day of the Gregorian calendar, as ISO 8601 writes it: `2024-05-30`.',
  serialize: DateResolver.serialize,
  parseValue: (value) => withinYears(DateResolver.parseValue(value)),
})

builder.scalarType('DateTime', {
  description: 'An instant in UTC, as ISO 8601 writes it: `2024-05-31T12:00:00.000Z`.',
  serialize: DateTimeISOResolver.serialize,
  parseValue: (value) => withinYears(DateTimeISOResolver.parseValue(value)),
})

builder.scalarType('Duration', {
  description: 'How long something takes, as ISO 8601 writes it: `PT2H` is two hours, `P3D` three days.',
  serialize: ISO8601DurationResolver.serialize,
  parseValue: ISO8601DurationResolver.parseValue,
})

/** JavaScript writes 0.00001 and 1e-7 where PostgreSQL writes 1e-05 and 1e-07. */
const javascriptNumber = (value: Prisma.Sql) => Prisma.sql`
  CASE WHEN abs(${value}) >= 1e-6 AND abs(${value}) < 1e21 OR ${value} = 0 THEN ${value}::text::numeric::text
    ELSE replace(${value}::text, 'e-0', 'e-') END`

/** JSON text of a value that has nothing to escape: `to_json` looks up how to write a type each time that it is called. */
export const quotedSql = (value: Prisma.Sql) => Prisma.sql`'"' || (${value})::text || '"'`

/** JSON text of a value, for each scalar of which PostgreSQL's own JSON is another, or slower to make. */
export const scalarsInSql: Readonly<Record<string, (value: Prisma.Sql) => Prisma.Sql>> = {
  ID: quotedSql, // base64
  Int: (value) => Prisma.sql`(${value})::text`,
  Boolean: (value) => Prisma.sql`(${value})::text`,
  Date: quotedSql,
  DateTime: (value) => quotedSql(Prisma.sql`to_char((${value}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`),
  Float: javascriptNumber,
}
