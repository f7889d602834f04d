import { describe, expect, test } from 'vitest'
import { useTestDatabase } from '../support/database.ts'
import { createRandom } from '../support/generator/random.ts'
import type { Sample } from './memory.ts'
import { runSoak } from './soak/run-soak.ts'
import { leastOfEach, slopeOf } from './soak/slope.ts'
import { failuresOf } from './soak/verdict.ts'

// The short form of `npm run stress -- soak`: of so short a time the slope says nothing, but all that makes it runs.

test('the same load goes on without a wrong answer, and its memory is measured', async () => {
  const { url: databaseUrl } = await useTestDatabase('seeded')
  const options = {
    clients: 10,
    hostile: 2,
    pause: 50,
    seconds: 4,
    warmUp: 1,
    part: 0.5,
    seed: 1,
    onProgress: () => {},
  }
  const { slope: _slope, ...result } = await runSoak({ databaseUrl, ...options })
  const flat = { perMinute: 0, error: 0, noise: 0 }
  expect(failuresOf({ ...result, slope: flat })).toEqual([])
  expect(failuresOf({ ...result, slope: { perMinute: 5, error: 1, noise: 9 } })).toHaveLength(1)
  if (process.platform === 'linux') expect(result.least.length).toBeGreaterThanOrEqual(7)
})

describe('the slope of memory', () => {
  /** Garbage comes and goes every four seconds, on what grows by so much a minute. */
  const sawtooth = (perMinute: number): Sample[] => {
    const random = createRandom(1, 0)
    return Array.from({ length: 2_400 }, (_, index) => {
      const at = index / 4
      return { at, megabytes: 200 + (perMinute * at) / 60 + 20 * (at % 4) + random.below(5) }
    })
  }

  test.each([0, 3])('%i MB a minute is found again beneath the garbage, within its error', (perMinute) => {
    const slope = slopeOf(leastOfEach(sawtooth(perMinute), 10))
    expect(Math.abs(slope.perMinute - perMinute)).toBeLessThan(3 * slope.error)
    expect(slope.error).toBeLessThan(0.1)
    expect(slope.noise).toBeLessThan(2)
  })

  test('two samples have none', () => {
    expect(() => slopeOf(sawtooth(1).slice(0, 2))).toThrow('too few samples')
  })
})
