import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { CriticalityLevel, diff, validate } from '@graphql-inspector/core'
import { buildSchema, type GraphQLSchema, Source } from 'graphql'
import { parse } from 'yaml'

/** A release as it was recorded: `npm run release:record`. */
interface Release {
  readonly schema: GraphQLSchema
  readonly operations: readonly Source[]
}

const folder = import.meta.dirname

export const readSchema = (file: string): GraphQLSchema => buildSchema(readFileSync(file, 'utf8'))

const readRelease = (version: string): Release => ({
  schema: readSchema(path.join(folder, version, 'schema.graphql')),
  operations: readdirSync(path.join(folder, version, 'operations')).map(
    (file) => new Source(readFileSync(path.join(folder, version, 'operations', file), 'utf8'), file),
  ),
})

/** The last one that is recorded. */
export const readLastRelease = (): Release => {
  const versions = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
  const version = versions.at(-1)
  if (version === undefined) throw new Error('no release is recorded: npm run release:record')
  return readRelease(version)
}

/** What clients of an older schema would stumble over in a newer one, one sentence each. */
export const findBreakingChanges = async (older: GraphQLSchema, newer: GraphQLSchema): Promise<string[]> =>
  (await diff(older, newer))
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message }) => message)

/** What is wrong with operations by a schema: `file: message`. What is only deprecated is not. */
export const findInvalid = (schema: GraphQLSchema, operations: readonly Source[]): string[] =>
  validate(schema, [...operations], { strictDeprecated: false }).flatMap(({ source, errors }) =>
    errors.map(({ message }) => `${source.name}: ${message}`),
  )

interface Acknowledged {
  readonly change: string
  readonly reason: string
}

/** The breaking changes that are meant. */
export const readAcknowledged = (): Acknowledged[] =>
  parse(readFileSync(path.join(folder, 'acknowledged.yaml'), 'utf8'))

/** The breaking changes that nobody has acknowledged, the acknowledged ones that there are not, and those without a reason. */
export const compareWithAcknowledged = (
  changes: readonly string[],
  acknowledged: readonly Acknowledged[],
): string[] => [
  ...changes
    .filter((change) => !acknowledged.some((each) => each.change === change))
    .map((change) => `breaking: ${change}`),
  ...acknowledged.filter(({ change }) => !changes.includes(change)).map(({ change }) => `not so: ${change}`),
  ...acknowledged.filter(({ reason }) => !reason?.trim()).map(({ change }) => `without a reason: ${change}`),
]
