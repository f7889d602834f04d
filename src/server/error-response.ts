import type { FetchAPI } from 'graphql-yoga'

/** An error that answers a request which is none for GraphQL, in the form in which GraphQL's errors come. */
export const errorResponse = (
  { Response }: FetchAPI,
  message: string,
  code: string,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(JSON.stringify({ errors: [{ message, extensions: { code } }] }), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  })
