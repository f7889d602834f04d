import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestDatabase } from '../support/database.ts'
import { countStatements } from '../support/execute.ts'
import { growSeeds } from '../support/grown-seeds.ts'
import { askExample, createFilledDatabase, fictionalFolder, operations } from './operations.ts'

interface Case {
  /**
   * The most SQL statements that it costs, on any amount of data. Fewer where a relation is empty, and where what two lists ask
   * for meets in one statement.
   */
  readonly budget: number
  /** What is asked of the invented articles; on the seeds the variables have their defaults. */
  readonly fictional: object
}

const cases: Record<string, Case> = {
  '01-co-presence': { budget: 27, fictional: { one: 'ottoline-grackle', other: 'zelmo-tanglewick' } },
  '02-says-who': { budget: 16, fictional: { issue: 'herring-quotas' } },
  '03-disputes': { budget: 24, fictional: { meeting: 'brackenfold-tanglewick-talks-2023' } },
  '04-weak-facts': { budget: 30, fictional: { issue: 'captured-balloonists' } },
  '05-issue-ledger': { budget: 22, fictional: { issue: 'herring-quotas' } },
  '06-ghost-meetings': { budget: 19, fictional: {} },
  '07-as-of': { budget: 29, fictional: { one: 'ottoline-grackle', other: 'zelmo-tanglewick' } },
  '08-fuzzy-time': { budget: 18, fictional: { from: '2024-05-01', to: '2024-05-05' } },
  '09-chain': { budget: 17, fictional: { from: 'ottoline-grackle', to: 'quillon-farrowdale' } },
  '10-counterparts': {
    budget: 31,
    fictional: {
      person: 'zelmo-tanglewick',
      organization: 'quorvania-foreign-ministry',
      issue: { slug: 'herring-quotas' },
      during: { from: '2023-06-01', to: '2024-12-31' },
    },
  },
  '11-any-spelling': { budget: 15, fictional: { name: 'Tangelwick' } },
  '12-whats-new': { budget: 38, fictional: { first: 10 } },
  '13-parts-of-a-visit': { budget: 11, fictional: { visit: 'oxblood-zembolia-visit-2024' } },
  '14-what-an-organization-does': { budget: 14, fictional: { organization: 'zembolia-foreign-ministry' } },
  '15-one-article-with-its-evidence': {
    budget: 19,
    fictional: { article: '2024-03-06-umberley-in-brindle-harbour' },
  },
}

/** A knowledge base, and the same with ten times as many articles. */
interface Base {
  readonly small: TestDatabase
  readonly large: TestDatabase
}

const bases = new Map<string, Base>()

const makeBase = async (folder: string): Promise<Base> => {
  const grown = await growSeeds(9, folder)
  const base = { small: await createFilledDatabase(folder), large: await createFilledDatabase(grown) }
  await rm(path.dirname(grown), { recursive: true })
  return base
}

beforeAll(async () => {
  for (const folder of ['seeds', fictionalFolder]) bases.set(folder, await makeBase(folder))
})
afterAll(async () => {
  for (const { small, large } of bases.values()) {
    await small.drop()
    await large.drop()
  }
})

/** An answer as it is recorded: without the time of loading and the cursors that hold it. */
const record = (answer: object): string => {
  const mask = (key: string, value: unknown) => (value && ['addedAt', 'endCursor'].includes(key) ? '…' : value)
  return `${JSON.stringify(answer, mask, 2)}\n`
}

test('the questions are numbered without a gap, and all of them are asked here', () => {
  const names = operations.map(({ name }) => name)
  expect(names.map((name) => Number.parseInt(name, 10))).toEqual(names.map((_, index) => index + 1))
  expect(names).toEqual(Object.keys(cases))
})

test.each(operations)('the example operation $name says in words what it asks', ({ text }) => {
  expect(text).toMatch(/^(# .{1,54}\n)+query /)
  expect(text).toMatch(/^# [A-Z][^?]*\?\nquery /)
})

describe.each([
  ['the seeds', 'seeds', 'results', () => ({})],
  ['the invented articles', fictionalFolder, 'results/fictional', (name: string) => cases[name]?.fictional],
])('on %s', (_title, folder, results, variablesOf) => {
  const baseOf = (): Base => bases.get(folder) as Base

  test.each(operations)('the example operation $name has its recorded answer', async ({ name }) => {
    const answer = await askExample(baseOf().small, name, variablesOf(name))
    await expect(record(answer)).toMatchFileSnapshot(`${results}/${name}.json`)
  })

  test.each(operations)('the example operation $name keeps to its budget of statements', async ({ name }) => {
    for (const kb of [baseOf().small, baseOf().large]) {
      const count = await countStatements(kb, () => askExample(kb, name, variablesOf(name)))
      expect(count).toBeLessThanOrEqual(cases[name]?.budget ?? 0)
    }
  })
})
