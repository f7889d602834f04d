import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { loadSeeds } from '../../src/annotation/load-seeds.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { ask } from '../support/execute.ts'

const folder = 'src/client/operations'

/** Invented articles that show what the two of seeds/ do not: disputes, long chains, one story in several papers. */
export const fictionalFolder = 'tests/fixtures/fictional'

/** The example operations in order. */
export const operations = readdirSync(folder)
  .toSorted()
  .map((file) => ({ name: path.parse(file).name, text: readFileSync(path.join(folder, file), 'utf8') }))

/** A database filled from a seeds folder. Drop it when done. */
export const createFilledDatabase = async (from: string): Promise<TestDatabase> => {
  const kb = await createTestDatabase()
  await loadSeeds({ database: kb.database, folder: from })
  return kb
}

/** What an example operation answers. */
export const askExample = async (kb: TestDatabase, name: string, variables: object = {}) => {
  const operation = operations.find((each) => each.name === name)
  if (!operation) throw new Error(`there is no example operation ${name}`)
  const { data, errors } = await ask(kb, operation.text, variables)
  expect(errors).toBeUndefined()
  return data
}
