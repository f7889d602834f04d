import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anchorText, overlaps, overlapsAny } from '../../src/lib/text-anchors.ts'

const anyText = fc.string({ unit: 'binary' })

test('offsets count code points: an emoji before the quote is one', () => {
  const anchored = anchorText('👋🏽 Ma met Campbell. Ma left.')
  expect(anchored.find({ quote: 'Campbell' })).toEqual([{ start: 10, end: 18 }])
  expect(anchored.slice({ start: 10, end: 18 })).toBe('Campbell')
})

test('a quote is found wherever it stands, overlapping places too, and is told apart by what stands beside it', () => {
  const anchored = anchorText('talks and talks; aaa')
  expect(anchored.find({ quote: 'talks' })).toEqual([
    { start: 0, end: 5 },
    { start: 10, end: 15 },
  ])
  expect(anchored.find({ quote: 'talks', prefix: 'and ' })).toEqual([{ start: 10, end: 15 }])
  expect(anchored.find({ quote: 'talks', suffix: ' and' })).toEqual([{ start: 0, end: 5 }])
  expect(anchored.find({ quote: 'talks', prefix: ' ', suffix: ' ' })).toEqual([])
  expect(anchored.find({ quote: 'aa' })).toHaveLength(2)
  expect(anchored.find({ quote: '' })).toEqual([])
})

test('the context of a quote is 32 code points on each side, fewer where the text ends', () => {
  const anchored = anchorText(`${'😀'.repeat(40)}word${'é'.repeat(5)}`)
  expect(anchored.quote({ start: 40, end: 44 })).toEqual({
    exact: 'word',
    prefix: '😀'.repeat(32),
    suffix: 'é'.repeat(5),
  })
})

test('half of a character is not found', () => {
  const anchored = anchorText('😀😁')
  expect(anchored.find({ quote: '\uD83D' })).toEqual([])
  expect(anchored.spanBetween(1, 2)).toBeNull()
  expect(anchored.unitAt(1)).toBe(2)
})

test('whatever is cut out of any text is found again where it was, with its context around it', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (before, quote, after) => {
      fc.pre(quote !== '')
      const text = before + quote + after
      const anchored = anchorText(text)
      const points = [...text]
      const start = [...before].length
      const spans = anchored.find({ quote })
      expect(spans).toContainEqual({ start, end: start + [...quote].length })
      for (const span of spans) {
        const { exact, prefix, suffix } = anchored.quote(span)
        expect(exact).toBe(points.slice(span.start, span.end).join(''))
        expect(prefix).toBe(points.slice(Math.max(0, span.start - 32), span.start).join(''))
        expect(suffix).toBe(points.slice(span.end, span.end + 32).join(''))
      }
    }),
  )
})

test('spans overlap where they share a code point', () => {
  expect(overlaps({ start: 0, end: 2 }, { start: 1, end: 3 })).toBe(true)
  expect(overlaps({ start: 0, end: 2 }, { start: 2, end: 3 })).toBe(false)
})

test('a span overlaps any of some where it overlaps one of them', () => {
  const span = fc
    .tuple(fc.nat(40), fc.integer({ min: 1, max: 6 }))
    .map(([start, length]) => ({ start, end: start + length }))
  fc.assert(
    fc.property(fc.array(span), span, (spans, asked) => {
      expect(overlapsAny(spans)(asked)).toBe(spans.some((each) => overlaps(each, asked)))
    }),
  )
})
