import { GraphQLError } from 'graphql'

/** What a client asked wrongly: its message reaches the client, under the code BAD_USER_INPUT. */
export class InputError extends GraphQLError {
  constructor(message: string) {
    super(message, { extensions: { code: 'BAD_USER_INPUT' } })
  }
}
