import { describe, expect, test } from 'vitest'
import { useTestDatabase } from '../support/database.ts'
import { createRandom } from '../support/generator/random.ts'
import type { Sample } from './memory.ts'
import { runSoak } from './soak/run-soak.ts'
import { slopeOf } from './soak/slope.ts'
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
    every: 600,
    seed: 1,
    onProgress: () => {},
  }
  const { slope: _slope, ...result } = await runSoak({ databaseUrl, ...options })
  const flat = { perMinute: 0, error: 0, noise: 0 }
  expect(failuresOf({ ...result, slope: flat })).toEqual([])
  expect(failuresOf({ ...result, slope: { perMinute: 5, error: 1, noise: 9 } })).toHaveLength(1)
  expect(result.samples.length).toBeGreaterThanOrEqual(3)
})

describe('the slope of memory', () => {
  /** Some megabytes come and go, on what grows by so much a minute. */
  const noisy = (perMinute: number): Sample[] => {
    const random = createRandom(1, 0)
    return Array.from({ length: 60 }, (_, index) => {
      const at = 10 * index
      return { at, megabytes: 200 + (perMinute * at) / 60 + random.below(5) }
    })
  }

  test.each([0, 3])('%i MB a minute is found again beneath what comes and goes, within its error', (perMinute) => {
    const slope = slopeOf(noisy(perMinute))
    expect(Math.abs(slope.perMinute - perMinute)).toBeLessThan(3 * slope.error)
    expect(slope.error).toBeLessThan(0.2)
    expect(slope.noise).toBeLessThan(2)
  })

  test('two samples have none', () => {
    expect(() => slopeOf(noisy(1).slice(0, 2))).toThrow('too few samples')
  })
})
