import { type ASTNode, GraphQLError, type OperationDefinitionNode } from 'graphql'

interface LimitError {
  /** What is too much, how much it is, how much is allowed, and what to do. */
  readonly message: string
  /** Stable, for programs. */
  readonly code: string
  readonly limit: number
  /** How much there is, where that is known: some checks end at the limit. */
  readonly found?: number
  readonly node?: ASTNode
}

/**
 * An error that tells of a limit, for programs as well: `extensions { code limit found }`. As with any document that is not executed
 * the status is 400, but 200 for clients that take `application/json` alone (GraphQL over HTTP, 6.4.1).
 */
export const limitError = ({ message, code, limit, found, node }: LimitError): GraphQLError =>
  new GraphQLError(message, {
    nodes: node ?? null,
    extensions: { code, limit, ...(found !== undefined && { found }), http: { status: 400, spec: true } },
  })

/** How messages name an operation. */
export const nameOf = ({ name }: OperationDefinitionNode): string =>
  name ? `The operation "${name.value}"` : 'The operation'
