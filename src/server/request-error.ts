import { GraphQLError } from 'graphql'

/**
 * An error that answers a whole request: the message for its author, a stable `extensions.code`, and the status of the response, with
 * headers of its own where it needs some, such as Retry-After.
 */
export const requestError = (
  message: string,
  code: string,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): GraphQLError => new GraphQLError(message, { extensions: { code, http: { status, headers } } })
