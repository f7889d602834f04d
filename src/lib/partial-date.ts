import edtf from 'edtf'

/** How much of the date is given. */
export type DatePrecision = 'CENTURY' | 'DECADE' | 'YEAR' | 'MONTH' | 'DAY' | 'INTERVAL'

/** A date as precise as its source, and no more. */
export interface PartialDate {
  /** EDTF, ISO 8601-2 level 1. */
  readonly edtf: string
  /** The first day that it may mean, `YYYY-MM-DD`. */
  readonly earliest: string
  /** The last day that it may mean, `YYYY-MM-DD`. */
  readonly latest: string
  readonly precision: DatePrecision
}

const forms =
  'write 2024, 2024-04, 2024-05-30, 2023-06-04/2023-06-10, 2022-11~ (about), 2022-11? (perhaps), 201X (a decade) or 20XX (a century)'

const year = String.raw`(?!0000)\d{4}`
const date = String.raw`${year}(-\d{2}(-\d{2})?)?[~?%]?`

/**
 * What is accepted is less than EDTF: the package computes days for open and unknown ends, seasons and unspecified
 * months that are not what a reader means by them (it has spring begin on 1 January).
 */
const shapes: readonly (readonly [DatePrecision, RegExp])[] = [
  ['CENTURY', /^(?!00)\d{2}XX$/],
  ['DECADE', /^(?!000)\d{3}X$/],
  ['YEAR', new RegExp(`^${year}[~?%]?$`)],
  ['MONTH', new RegExp(String.raw`^${year}-\d{2}[~?%]?$`)],
  ['DAY', new RegExp(String.raw`^${year}-\d{2}-\d{2}[~?%]?$`)],
  ['INTERVAL', new RegExp(`^${date}/${date}$`)],
]

const precisionOf = (text: string): DatePrecision => {
  if (/^\d{4}-(2[1-9]|3\d|4[01])$/.test(text)) {
    throw new RangeError(`"${text}" is a season, which differs by place: give the months, as in 2024-03/2024-05`)
  }
  const shape = shapes.find(([, pattern]) => pattern.test(text))
  if (shape) return shape[0]
  if (/^(\.\.)?\/|\/(\.\.)?$/.test(text)) throw new RangeError(`"${text}" is open: give both ends of an interval`)
  if (/\dT\d/.test(text)) throw new RangeError(`"${text}" holds a time of day: give the day alone`)
  throw new RangeError(`"${text}" is not a partial date: ${forms}`)
}

const parseDay = (text: string) => {
  try {
    const parsed = edtf(text, { level: 1, types: ['Date', 'Interval'] })
    // The package counts days past a month's end on into the next month (2023-02-29 becomes 2023-03-01).
    return parsed.toEDTF() === text ? parsed : null
  } catch {
    return null
  }
}

const toDay = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)

/** Whether a text is a day of the calendar, `YYYY-MM-DD`: 2024-02-31 is none. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && toDay(Date.parse(text)) === text

const refuseEnds = (text: string): void => {
  const [from, to] = text.split('/').map(parseDay)
  if (!from || !to) return
  if (from.min === to.min && from.max === to.max) throw new RangeError(`"${text}" begins where it ends: give it once`)
  throw new RangeError(`"${text}" ends before it begins`)
}

const parse = (text: string): PartialDate => {
  const precision = precisionOf(text)
  // Most dates are plain days, and the package takes a fifth of a millisecond for each.
  if (isDay(text)) return { edtf: text, earliest: text, latest: text, precision }
  const parsed = parseDay(text)
  if (parsed) return { edtf: text, earliest: toDay(parsed.min), latest: toDay(parsed.max), precision }
  refuseEnds(text)
  throw new RangeError(`"${text}" is not in the calendar: it has no such month or day`)
}

/** The package's parser is slow, and the same dates come again and again. */
const known = new Map<string, PartialDate>()
const mostKnown = 10_000

/**
 * Reads a partial date, with the first and the last day that it may mean. An uncertain or approximate date means the days
 * that it names, no more.
 * @throws RangeError saying what is wrong, and which forms are accepted.
 */
export const parsePartialDate = (text: string): PartialDate => {
  const before = known.get(text)
  if (before) return before
  const date = parse(text)
  if (known.size >= mostKnown) known.clear()
  known.set(text, date)
  return date
}
