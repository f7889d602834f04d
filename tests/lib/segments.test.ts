import fc from 'fast-check'
import { expect, test } from 'vitest'
import { segmentsOf } from '../../src/lib/segments.ts'

test('windows give the sentences that the whole text has, wherever they cut it', () => {
  const unit = fc.constantFrom(
    'A',
    'b',
    '.',
    '?',
    ' ',
    '1',
    ',',
    ')',
    '”',
    '\n',
    '\r',
    '\u2029',
    '😀',
    '𝐚',
    '\u0301',
    'é',
    'etc. ',
    '. ',
  )
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 100 }), fc.integer({ min: 1, max: 20 }), (text, windowSize) => {
      const whole = Array.from(segmenter.segment(text), ({ segment }) => segment)
      expect([...segmentsOf(text, 'en', windowSize)]).toEqual(whole)
    }),
    { numRuns: 2_000 },
  )
})

// Found all at once they would take minutes, and gigabytes: V8 copies the text for each.
test('half a million characters of short sentences are no more work than they are long', () => {
  expect([...segmentsOf('A b. '.repeat(100_000), 'en')]).toHaveLength(100_000)
})
