import { readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadSeeds } from '../../src/annotation/load-seeds.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { ask, countStatements } from '../support/execute.ts'
import { growSeeds } from '../support/grown-seeds.ts'

const folder = 'src/client/operations'

/** How many SQL statements each question costs, on any amount of data: fewer where a page holds nothing of some relation. */
const budgets: Record<string, number> = {
  '01-meetings-of-a-person': 13,
  '02-parts-of-a-visit': 11,
  '03-who-says-what-on-an-issue': 12,
  '04-any-spelling': 9,
  '05-planned-and-declined-meetings': 10,
  '06-what-an-organization-does': 14,
  '07-ledger-of-an-issue': 13,
  '08-one-article-with-its-evidence': 15,
  '09-chain-of-meetings': 12,
  '10-search-any-spelling': 7,
  '11-counterparts-of-a-person': 8,
  '12-weak-facts-on-an-issue': 20,
}

const operations = readdirSync(folder)
  .toSorted()
  .map((file) => ({ name: path.parse(file).name, text: readFileSync(path.join(folder, file), 'utf8') }))

let seeded: TestDatabase
let grown: TestDatabase

beforeAll(async () => {
  seeded = await createTestDatabase('seeded')
  grown = await createTestDatabase()
  const seeds = await growSeeds(9)
  await loadSeeds({ database: grown.database, folder: seeds })
  await rm(path.dirname(seeds), { recursive: true })
})
afterAll(async () => {
  await seeded.drop()
  await grown.drop()
})

describe.each(operations)('the example operation $name', ({ name, text }) => {
  test('says in words what it asks', () => {
    expect(text).toMatch(/^# [A-Z][^?]*\?\nquery /)
  })

  test('has its recorded answer on the seeds', async () => {
    const { data, errors } = await ask(seeded, text)
    expect(errors).toBeUndefined()
    await expect(`${JSON.stringify(data, null, 2)}\n`).toMatchFileSnapshot(`results/${name}.json`)
  })

  test('costs its number of statements, and no more on ten times the data', async () => {
    expect(await countStatements(seeded, () => ask(seeded, text))).toBe(budgets[name])
    expect(await countStatements(grown, () => ask(grown, text))).toBeLessThanOrEqual(budgets[name] ?? 0)
  })
})
