import { DateResolver, DateTimeISOResolver, ISO8601DurationResolver } from 'graphql-scalars'
import { builder } from './builder.ts'

builder.scalarType('Date', {
  description: 'A day of the Gregorian calendar, as ISO 8601 writes it: `2024-05-30`.',
  serialize: DateResolver.serialize,
  parseValue: DateResolver.parseValue,
})
builder.addScalarType('DateTime', DateTimeISOResolver)
builder.addScalarType('Duration', ISO8601DurationResolver)
