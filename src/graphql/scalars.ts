import { DateResolver, DateTimeISOResolver, ISO8601DurationResolver } from 'graphql-scalars'
import { builder } from './builder.ts'

builder.scalarType('Date', {
  description: 'A day of the Gregorian calendar, as ISO 8601 writes it: `2024-05-30`.',
  serialize: DateResolver.serialize,
  parseValue: DateResolver.parseValue,
})

builder.scalarType('DateTime', {
  description: 'An instant in UTC, as ISO 8601 writes it: `2024-05-31T12:00:00.000Z`.',
  serialize: DateTimeISOResolver.serialize,
  parseValue: DateTimeISOResolver.parseValue,
})

builder.scalarType('Duration', {
  description: 'How long something takes, as ISO 8601 writes it: `PT2H` is two hours, `P3D` three days.',
  serialize: ISO8601DurationResolver.serialize,
  parseValue: ISO8601DurationResolver.parseValue,
})
