import { PothosError } from '@pothos/core'
import { GraphQLError } from 'graphql'
import { maskError as maskByYoga } from 'graphql-yoga'

/** What is behind masked errors. */
const causes = new WeakMap<Error, unknown>()

/** What was thrown, where an error is a mask. */
export const causeOf = (error: Error): unknown => causes.get(error)

/**
 * Stands between an error and the client. A GraphQLError thrown on purpose passes. Anything else is a bug: the client gets a general
 * message with `INTERNAL_SERVER_ERROR`, and `causeOf` has the bug itself, for the log.
 */
export const maskError = (error: unknown, message: string): Error => {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error
  const masked = maskByYoga(cause instanceof PothosError ? asBug(error, cause) : error, message, false)
  if (!(masked instanceof GraphQLError)) return masked
  if (masked === error) return withCode(masked)
  causes.set(masked, cause)
  return masked
}

/** Pothos throws GraphQLErrors at what is wrong within the schema, which is no business of clients. */
const asBug = (error: unknown, cause: PothosError): unknown => {
  const originalError = new Error(cause.message, { cause })
  if (!(error instanceof GraphQLError)) return originalError
  return new GraphQLError(error.message, { nodes: error.nodes ?? null, path: error.path ?? null, originalError })
}

/**
 * What GraphQL itself finds wrong while it executes (a variable left out or of another type) bears no code of its own. Without a path
 * it is about the whole request, which has no data then, and by GraphQL over HTTP a status of 4xx.
 */
const withCode = (error: GraphQLError): GraphQLError => {
  error.extensions.code ??= 'BAD_USER_INPUT'
  if (error.path === undefined) error.extensions.http ??= { status: 400, spec: true }
  return error
}
