/**
 * Spans of a text, by words and by numbers. PostgreSQL and W3C Web Annotation count Unicode code points, JavaScript counts
 * UTF-16 units (an emoji is two): here, and only here, one is turned into the other.
 */

/** Code points from 0, half-open. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A quote as W3C's TextQuoteSelector has it: the words, and what stands right before and after them. */
export interface TextQuote {
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

/** Where to look: the words, and where they stand more than once, what stands right before or after. */
export interface QuoteSearch {
  readonly quote: string
  readonly prefix?: string | undefined
  readonly suffix?: string | undefined
}

/** A text prepared for looking up spans. */
export interface AnchoredText {
  readonly text: string
  /** The span between two UTF-16 indexes; null where one of them falls inside a character. */
  spanBetween(startUnit: number, endUnit: number): Span | null
  /** Every place where the quote stands, overlapping ones too, in order; of more than `mostPlaces` the first ones. */
  find(search: QuoteSearch): Span[]
  /** The words of a span. */
  slice(span: Span): string
  /** The words of a span with up to 32 code points of context on each side. */
  quote(span: Span): TextQuote
  /** The UTF-16 index at which a code point begins. */
  unitAt(point: number): number
}

const contextLength = 32

/** A text of one letter again and again has half a million places of it. */
export const mostPlaces = 1000

const isSurrogatePair = /[\uD800-\uDBFF][\uDC00-\uDFFF]/

/** For each UTF-16 index the code point that begins there (-1 inside a character), and the reverse. */
const countPoints = (text: string) => {
  const points = new Int32Array(text.length + 1).fill(-1)
  const units: number[] = []
  for (let unit = 0; unit < text.length; unit += (text.codePointAt(unit) as number) > 0xffff ? 2 : 1) {
    points[unit] = units.length
    units.push(unit)
  }
  points[text.length] = units.length
  units.push(text.length)
  return { pointAt: (unit: number) => points[unit] ?? -1, unitAt: (point: number) => units[point] ?? text.length }
}

const same = (index: number) => index

/** Most texts hold no surrogate pair: both ways of counting are then one. */
const countersOf = (text: string) =>
  isSurrogatePair.test(text)
    ? countPoints(text)
    : { pointAt: same, unitAt: (point: number) => Math.min(point, text.length) }

/** Prepares a text once, for any number of look-ups. */
export const anchorText = (text: string): AnchoredText => {
  const { pointAt, unitAt } = countersOf(text)

  const spanBetween = (startUnit: number, endUnit: number): Span | null => {
    const start = pointAt(startUnit)
    const end = pointAt(endUnit)
    return start < 0 || end < 0 ? null : { start, end }
  }

  const slice = ({ start, end }: Span): string => text.slice(unitAt(start), unitAt(end))

  const find = ({ quote, prefix = '', suffix = '' }: QuoteSearch): Span[] => {
    const spans: Span[] = []
    if (quote === '') return spans
    const words = prefix + quote + suffix
    for (let at = text.indexOf(words); at >= 0 && spans.length < mostPlaces; at = text.indexOf(words, at + 1)) {
      const span = spanBetween(at + prefix.length, at + prefix.length + quote.length)
      if (span) spans.push(span)
    }
    return spans
  }

  const quote = (span: Span): TextQuote => ({
    exact: slice(span),
    prefix: slice({ start: Math.max(0, span.start - contextLength), end: span.start }),
    suffix: slice({ start: span.end, end: span.end + contextLength }),
  })

  return { text, spanBetween, find, slice, quote, unitAt }
}

/** Whether two spans have a code point in common. */
export const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end

/**
 * Makes the function that says whether a span overlaps any of these. They are put in order once, and looked for by halves: there may be as
 * many as there are sentences to ask for.
 */
export const overlapsAny = (spans: readonly Span[]): ((span: Span) => boolean) => {
  const apart = merge(spans)
  return (span) => {
    let low = 0
    let high = apart.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((apart[middle] as Span).end <= span.start) low = middle + 1
      else high = middle
    }
    const first = apart[low]
    return first !== undefined && overlaps(first, span)
  }
}

/** The same code points by spans that are in order and share none. */
const merge = (spans: readonly Span[]): Span[] => {
  const merged: { start: number; end: number }[] = []
  for (const { start, end } of spans.toSorted((one, other) => one.start - other.start)) {
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}
