import { expect, test } from 'vitest'
import { useTestDatabase } from '../support/database.ts'
import { runFuzz } from './fuzz/run-fuzz.ts'

// The short form of `npm run stress -- fuzz`, always of the same requests: the long form makes up new ones.

const seed = 1

test('no request, however odd, is answered by more than a refusal', async () => {
  const { url: databaseUrl } = await useTestDatabase('seeded')
  const { sent, failures, crashes } = await runFuzz({ databaseUrl, runs: 400, seed, onProgress: () => {} })
  expect(failures, `seed ${seed}`).toEqual([])
  expect(crashes).toEqual([])
  expect(sent).toBeGreaterThanOrEqual(400)
})
