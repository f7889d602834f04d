import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import { parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../src/schema.ts'
import { createFilledDatabase, fictionalFolder, operations } from '../client/operations.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { refusals } from '../support/execute.ts'
import { allFields, constructs, findConstructs } from '../support/random-operations/constructs.ts'
import { randomVariables } from '../support/random-operations/example-variables.ts'
import { type AskRaw, createAsk } from '../support/random-operations/executors.ts'
import { type Material, readMaterial } from '../support/random-operations/material.ts'
import { fillOddly } from '../support/random-operations/odd-base.ts'
import { withoutRaces } from '../support/random-operations/races.ts'
import { type RandomDocument, randomDocuments } from '../support/random-operations.ts'

// Both executors must answer every request with the same bytes; which of several errors is told where they race is chance.
// READOUT_DIFFERENTIAL_RUNS=20000 asks so many documents in place of a thousand (half an hour to an hour); READOUT_DIFFERENTIAL_SEED and
// READOUT_DIFFERENTIAL_PATH, as a failure prints them, repeat it.

const { READOUT_DIFFERENTIAL_RUNS, READOUT_DIFFERENTIAL_SEED, READOUT_DIFFERENTIAL_PATH } = process.env
const numRuns = Number(READOUT_DIFFERENTIAL_RUNS ?? 1_000)
/** The data are made of it too. */
const seed = Number(READOUT_DIFFERENTIAL_SEED ?? randomInt(2 ** 31))
const timeout = 120_000 + numRuns * 2_000

interface Base {
  readonly kb: TestDatabase
  readonly material: Material
  readonly plain: AskRaw
  readonly compiled: AskRaw
}

const openBase = async (kb: TestDatabase): Promise<Base> => ({
  kb,
  material: await readMaterial(kb),
  plain: createAsk(kb, 'plain'),
  compiled: createAsk(kb, 'compiled'),
})

const expectSame = async ({ plain, compiled }: Base, request: object): Promise<void> => {
  const [expected, answer] = await Promise.all([plain(request), compiled(request)])
  // What the database refuses to read is resolved field by field: the same answer, and a fault all the same.
  expect(refusals).toEqual([])
  if (answer.body === expected.body) expect(answer).toEqual(expected)
  else expect(withoutRaces(answer)).toEqual(withoutRaces(expected))
}

const isCompiled = (sql: string) => sql.includes('AS "data"')

/** While a failure shrinks the same documents come again and again: each is asked once. */
const askOnce = (check: (document: RandomDocument) => Promise<void>) => {
  const outcomes = new Map<string, Promise<void>>()
  return (document: RandomDocument): Promise<void> => {
    const key = JSON.stringify(document)
    const outcome = outcomes.get(key) ?? check(document)
    if (outcomes.size > 2_000) outcomes.clear()
    outcomes.set(key, outcome)
    return outcome
  }
}

describe('random documents', () => {
  let base: Base

  beforeAll(async () => {
    const kb = await createTestDatabase()
    await fillOddly(kb.database, { articles: 120, seed })
    base = await openBase(kb)
  })
  afterAll(() => base.kb.drop())

  test('are valid', () => {
    fc.assert(
      fc.property(randomDocuments(base.material), ({ query }) => {
        expect(validate(schema, parse(query))).toEqual([])
      }),
      { numRuns: 200, seed },
    )
  })

  test('have every construct of the language, and ask for every field', () => {
    const found = findConstructs(fc.sample(randomDocuments(base.material), { numRuns: 2_000, seed: 2 }))
    expect(constructs.filter((construct) => !found.constructs.has(construct))).toEqual([])
    expect(allFields().filter((field) => !found.fields.has(field))).toEqual([])
  })

  test('have one answer', { timeout }, async () => {
    const path = READOUT_DIFFERENTIAL_PATH
    const check = askOnce(async ({ query, requests }) => {
      for (const request of requests) await expectSame(base, { query, ...request })
    })
    await fc.assert(fc.asyncProperty(randomDocuments(base.material), check), {
      numRuns,
      seed,
      ...(path !== undefined && { path }),
    })
    // Of errors and of chains there is no statement; of most of what can be asked there is.
    if (numRuns >= 100) expect(base.kb.statements.filter(isCompiled).length).toBeGreaterThan(numRuns / 2)
  })
})

describe.each([
  ['the seeds', 'seeds'],
  ['the invented articles', fictionalFolder],
])('on %s', (_title, folder) => {
  let base: Base

  beforeAll(async () => {
    base = await openBase(await createFilledDatabase(folder))
  })
  afterAll(() => base.kb.drop())

  test.each(operations)('the example operation $name has one answer', async ({ text: query }) => {
    await expectSame(base, { query })
    await fc.assert(
      fc.asyncProperty(randomVariables(query, base.material), (variables) => expectSame(base, { query, variables })),
      { numRuns: 10, seed },
    )
  })
})
