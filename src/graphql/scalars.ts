import { DateResolver, DateTimeISOResolver, ISO8601DurationResolver } from 'graphql-scalars'
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
