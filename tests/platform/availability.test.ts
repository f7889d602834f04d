import { expect, test } from 'vitest'
import { pauses } from '../../src/platform/availability.ts'

test('pauses between probes are doubled, up to half a minute', () => {
  const seconds = Array.from(
    { length: 11 },
    (
      (each) => () =>
        each.next().value / 1000
    )(pauses()),
  )
  expect(seconds).toEqual([0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30, 30])
})
