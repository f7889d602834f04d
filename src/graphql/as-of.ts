import {
  DirectiveLocation,
  type ExecutionArgs,
  GraphQLDirective,
  GraphQLNonNull,
  type GraphQLScalarType,
  GraphQLSchema,
  getDirectiveValues,
  getOperationAST,
  getVariableValues,
} from 'graphql'

const name = 'asOf'

const description = `The answer as it could be known at the end of a day, everywhere in the query: what articles of a later date tell is left out of lists, counts, searches, filters and orders, and what they alone name is not found. A day on or after that of the latest article changes nothing.

A fact is known when an article that supports it was published on or before the day; of a partial date ("in April") the last day counts. Which articles are one source does not hang on the day. An entity is known when such an article names it, a known fact uses it, or a known entity stands below it.

Ids and cursors are the same on every day. What a client keeps by id it must keep apart by day; with a variable (\`@asOf(date: $day)\`) one stored operation serves all days, and the day is part of what a cache must key on.`

/** The schema with the directive `@asOf(date:)` on queries. It needs the schema's own scalar, which is made with it. */
export const withAsOf = (schema: GraphQLSchema): GraphQLSchema => {
  const date = new GraphQLNonNull(schema.getType('Date') as GraphQLScalarType)
  const directive = new GraphQLDirective({
    name,
    description,
    locations: [DirectiveLocation.QUERY],
    args: { date: { type: date, description: 'The day: `2023-12-31`.' } },
  })
  return new GraphQLSchema({ ...schema.toConfig(), directives: [...schema.getDirectives(), directive] })
}

/** The day (`2023-12-31`) of the operation's `@asOf`; null where it has none. */
export const findAsOf = (args: ExecutionArgs): string | null => {
  const { schema, document, operationName, variableValues } = args
  const operation = getOperationAST(document, operationName)
  const directive = schema.getDirective(name)
  if (!directive || !operation?.directives?.some((each) => each.name.value === name)) return null
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {})
  // Variables that are wrong are reported by the execution itself, before it reads anything.
  if (!coerced) return null
  const values = getDirectiveValues(directive, operation, coerced) as { date: Date } | undefined
  return values?.date.toISOString().slice(0, 10) ?? null
}
