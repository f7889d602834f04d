import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadSeeds } from '../../src/annotation/load-seeds.ts'
import { AnnotationError } from '../../src/annotation/problems.ts'
import { useTestDatabase } from '../support/database.ts'
import { makeSeeds } from './seeds-folder.ts'

const victims = [
  'registry/persons.yaml',
  'registry/organizations.yaml',
  'articles/2024-05-31-campbell-ma-talks-washington.yaml',
  'articles/2024-05-31-campbell-ma-talks-washington.txt',
]
const bytes = fc.oneof(
  fc.uint8Array({ minLength: 0, maxLength: 8 }).map((part) => Buffer.from(part)),
  fc
    .constantFrom(
      '\n',
      '\t',
      '---\n',
      '&a ',
      '*a',
      '!!set ',
      '<<: ',
      '{',
      '[',
      '"',
      '|\n',
      '? ',
      '#',
      '\u202e',
      '\u0000',
      '\r\n',
      '\ufeff',
      '__proto__: ',
    )
    .map((part) => Buffer.from(part)),
)
const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(30), bytes })
const mutate = (original: Buffer, changes: readonly { at: number; cut: number; bytes: Buffer }[]): Buffer =>
  changes.reduce((content, { at, cut, bytes }) => {
    const from = Math.floor(at * content.length)
    return Buffer.concat([content.subarray(0, from), bytes, content.subarray(from + cut)])
  }, original)

test('the real seeds with any bytes changed load, or are refused with located problems and nothing is written', async () => {
  const { database } = await useTestDatabase()
  const arbitrary = fc.tuple(fc.constantFrom(...victims), fc.array(change, { minLength: 1, maxLength: 3 }))
  await fc.assert(
    fc.asyncProperty(arbitrary, async ([name, changes]) => {
      const content = mutate(readFileSync(path.join('seeds', name)), changes)
      const folder = await makeSeeds({ [name]: content }, 'seeds')
      await database.$executeRaw`TRUNCATE "Article", "Person", "Organization", "Place", "Issue", "Meeting" CASCADE`
      try {
        await loadSeeds({ database, folder })
        expect(await database.article.count()).toBe(2)
      } catch (error) {
        expect(error).toBeInstanceOf(AnnotationError)
        for (const line of (error as Error).message.split('\n')) expect(line).toMatch(/^seeds\/[\w/.-]+:\d+:\d+: \S/)
        expect(await database.place.count()).toBe(0)
      }
    }),
    { numRuns: 15 },
  )
})
