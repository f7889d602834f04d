import { expect, test } from 'vitest'
import { useTestDatabase } from '../support/database.ts'
import { runLoad } from './load/run-load.ts'
import { failuresOf } from './load/verdict.ts'

// The short form of `npm run stress -- load`.

test('good clients get right answers, hostile ones among them are refused, and memory is bounded', async () => {
  const { url: databaseUrl } = await useTestDatabase('seeded')
  const result = await runLoad({
    databaseUrl,
    clients: 60,
    hostile: 20,
    seconds: 3,
    warmUp: 1,
    pause: 200,
    seed: 1,
    onProgress: () => {},
  })
  expect(failuresOf(result)).toEqual([])
  expect(result.parts.map(({ hostile }) => hostile.length > 0)).toEqual([false, true])
})
