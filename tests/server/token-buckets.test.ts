import { expect, test } from 'vitest'
import { createTokenBuckets } from '../../src/server/token-buckets.ts'

const createBuckets = ({ maxBuckets = 10 } = {}) => {
  let time = 1_000_000
  const take = createTokenBuckets({ burst: 3, perMinute: 60, maxBuckets, now: () => time })
  const pass = (ms: number) => {
    time += ms
  }
  return { take, pass }
}

test('a bucket gives what it holds, then none, and says when it has one again and when it is full', () => {
  const { take } = createBuckets()
  const draws = [1, 2, 3, 4, 5].map(() => take('a'))
  expect(draws).toEqual([
    { isAllowed: true, left: 2, fullInMs: 1000, retryInMs: 0 },
    { isAllowed: true, left: 1, fullInMs: 2000, retryInMs: 0 },
    { isAllowed: true, left: 0, fullInMs: 3000, retryInMs: 0 },
    { isAllowed: false, left: 0, fullInMs: 3000, retryInMs: 1000 },
    { isAllowed: false, left: 0, fullInMs: 3000, retryInMs: 1000 },
  ])
})

test('it fills again with the time, no further than it holds', () => {
  const { take, pass } = createBuckets()
  for (let i = 0; i < 3; i++) take('a')
  pass(999)
  expect(take('a')).toMatchObject({ isAllowed: false, retryInMs: 1 })
  pass(1)
  expect(take('a')).toMatchObject({ isAllowed: true, left: 0 })
  pass(3_600_000)
  expect(take('a')).toMatchObject({ isAllowed: true, left: 2 })
})

test('each key has a bucket of its own', () => {
  const { take } = createBuckets()
  for (let i = 0; i < 4; i++) take('a')
  expect(take('a').isAllowed).toBe(false)
  expect(take('b')).toMatchObject({ isAllowed: true, left: 2 })
})

test('however many keys come, only so many are remembered: the one not used for longest is forgotten', () => {
  const { take } = createBuckets({ maxBuckets: 2 })
  for (let i = 0; i < 3; i++) take('a')
  for (let i = 0; i < 3; i++) take('b')
  take('a')
  take('c')
  expect(take('a').isAllowed).toBe(false)
  expect(take('b')).toMatchObject({ isAllowed: true, left: 2 })
})
