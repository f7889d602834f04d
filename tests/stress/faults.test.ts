import { expect, test } from 'vitest'
import { kinds } from './faults/kinds.ts'
import { runFaults } from './faults/run-faults.ts'

// The short form of `npm run stress -- faults`, always in the same order: the long form makes up new ones.

const seed = 1

test('whatever is killed, cut or stopped: no answer is wrong, lost or late, and all is answered again by itself', async () => {
  const { faults, counts, violations, crashes } = await runFaults({
    faults: kinds.length,
    clients: 4,
    longest: 0.5,
    seed,
    onProgress: () => {},
  })
  expect(violations, `seed ${seed}`).toEqual([])
  expect(crashes, `seed ${seed}`).toEqual([])
  expect(faults.filter(({ recovered }) => recovered === null)).toEqual([])
  expect(new Set(faults.map(({ kind }) => kind)).size).toBe(kinds.length)
  expect(counts.right).toBeGreaterThan(100)
})
