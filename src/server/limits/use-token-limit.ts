import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { limitError } from './limit-error.ts'

/** How graphql-js begins to say that it stopped; its error has nothing else to know it by. */
const parserStopped = 'Syntax Error: Document contains more that'

const tooDeep = (limit: number): GraphQLError =>
  limitError({
    message: 'The document has too many brackets in one another to be read. Ask less deep.',
    code: 'TOKEN_LIMIT_EXCEEDED',
    limit,
  })

/** Refuses documents of more than `most` tokens. graphql-js counts them while it parses, and stops there; comments are none. */
export const useTokenLimit = (most: number): Plugin => ({
  onParse: ({ parseFn, setParseFn }) => {
    setParseFn((source, options) => {
      try {
        return parseFn(source, { ...options, maxTokens: most })
      } catch (error) {
        // The parser calls itself for each level, and its stack may end before the tokens do.
        if (error instanceof RangeError) throw tooDeep(most)
        if (!(error instanceof GraphQLError && error.message.startsWith(parserStopped))) throw error
        const message = `The document has more than ${most} tokens (names, numbers, texts, brackets), which is the most that is allowed. Ask in several operations, each in a document of its own.`
        throw limitError({ message, code: 'TOKEN_LIMIT_EXCEEDED', limit: most })
      }
    })
  },
})
