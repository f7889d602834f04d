import { encodeGlobalID } from '@pothos/plugin-relay'

/** What a document is answered with these variables: the whole body. */
export type Case = readonly [title: string, query: string, variables: object, answer: object]

export const kurt = encodeGlobalID('Person', '7dec69d5-6398-5165-b019-157e80fb79c9')
export const campbell = { slug: 'kurt-campbell' }
export const talks = { slug: 'campbell-ma-talks-2024' }

/** An error as a client sees it; the operations here are of one line. */
export const error = (message: string, column: number, path?: readonly (string | number)[]) => ({
  message,
  locations: [{ line: 1, column }],
  ...(path && { path }),
  extensions: { code: 'BAD_USER_INPUT' },
})

export const edgesOf = (...nodes: object[]) => nodes.map((node) => ({ node }))

export const personOf = (person: object | null) => ({ data: { person } })
