import type { Plugin } from 'graphql-yoga'
import { limitError } from './limit-error.ts'

/** Refuses documents of more than `most` characters before they are read: comments and texts may be long and are few tokens. */
export const useDocumentLengthLimit = (most: number): Plugin => ({
  onParse: ({ params: { source } }) => {
    const { length } = typeof source === 'string' ? source : source.body
    if (length <= most) return
    const message = `The document has ${length} characters; at most ${most} are allowed. Leave out comments and space, pass texts as variables, or ask in several documents.`
    throw limitError({ message, code: 'DOCUMENT_LENGTH_EXCEEDED', limit: most, found: length })
  },
})
