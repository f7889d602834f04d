import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { runFaults } from './faults/run-faults.ts'

// The short form of `npm run stress -- faults`.

test('whatever is killed, cut or stopped: no answer is wrong, lost or late, and all is answered again by itself', async () => {
  const seed = randomInt(2 ** 31)
  const { faults, counts, violations, crashes } = await runFaults({
    faults: 6,
    clients: 4,
    longest: 0.5,
    seed,
    onProgress: () => {},
  })
  expect(violations, `seed ${seed}`).toEqual([])
  expect(crashes, `seed ${seed}`).toEqual([])
  expect(faults.filter(({ recovered }) => recovered === null)).toEqual([])
  expect(counts.right).toBeGreaterThan(100)
})
