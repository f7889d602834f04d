import { readFile } from 'node:fs/promises'
import { type DefinitionNode, Kind, parse } from 'graphql'
import { z } from 'zod'
import { describeError, UserError } from '../platform/errors.ts'

/** Documents that clients may name by their ids. */
export type TrustedDocuments = ReadonlyMap<string, string>

/** As GraphQL Code Generator and Relay write it: the text of each document by its id. */
const textsById = z.record(z.string(), z.string())

/** As Apollo's generator writes it. */
const apolloManifest = z
  .object({
    format: z.literal('apollo-persisted-query-manifest'),
    operations: z.array(z.object({ id: z.string(), body: z.string() })),
  })
  .transform(({ operations }) => Object.fromEntries(operations.map(({ id, body }) => [id, body])))

const manifest = z.union([apolloManifest, textsById])

/** `sha256:<hash>` and the hash alone are the same id; clients send the one or the other. */
export const plainId = (id: string): string => id.replace(/^sha256:/, '')

/**
 * Reads the manifests that generators write beside the clients that they make.
 * @throws UserError which file is none, and why.
 */
export const readTrustedDocuments = async (files: readonly string[]): Promise<TrustedDocuments> => {
  const manifests = await Promise.all(files.map(readManifest))
  return new Map(manifests.flatMap(Object.entries).map(([id, text]) => [plainId(id), text]))
}

const readManifest = async (file: string): Promise<Record<string, string>> => {
  try {
    const texts = manifest.parse(JSON.parse(await readFile(file, 'utf8')))
    for (const [id, text] of Object.entries(texts)) checkDocument(id, text)
    return texts
  } catch (cause) {
    throw new UserError(`${file} is no manifest of trusted documents: ${explain(cause)}`, { cause })
  }
}

/** The names of the operations in documents. @throws GraphQLError where one is no document. */
export const namesOf = (documents: TrustedDocuments): string[] =>
  [...documents.values()].flatMap((text) => parse(text).definitions.flatMap(nameOf))

const nameOf = (definition: DefinitionNode): string[] =>
  definition.kind === Kind.OPERATION_DEFINITION && definition.name ? [definition.name.value] : []

const checkDocument = (id: string, text: string): void => {
  try {
    parse(text)
  } catch (error) {
    throw new Error(`the document "${id}" cannot be read: ${describeError(error)}`, { cause: error })
  }
}

const explain = (cause: unknown): string => {
  if (cause instanceof z.ZodError) return 'write {"<id>": "<text of the document>", …}, or Apollo’s format'
  return cause instanceof Error ? cause.message : String(cause)
}
