import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { askSeldom } from '../../src/platform/ask-seldom.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('whoever comes meanwhile, or shortly after, is given the answer that there is; then it is asked anew', async () => {
  const asked = vi.fn(async () => asked.mock.calls.length)
  const ask = askSeldom(1_000, asked)
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1])
  await vi.advanceTimersByTimeAsync(999)
  expect(await ask()).toBe(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(await ask()).toBe(2)
})

test('an error is an answer as well', async () => {
  const asked = vi.fn(() => Promise.reject(new Error('away')))
  const ask = askSeldom(1_000, asked)
  await expect(ask()).rejects.toThrow('away')
  await expect(ask()).rejects.toThrow('away')
  expect(asked).toHaveBeenCalledTimes(1)
})
