import { z } from 'zod'
import { type PartialDate, parsePartialDate } from '../../lib/partial-date.ts'
import type { Place, Report } from '../problems.ts'

/** The days that a partial date may mean, as the columns of a row; none where it is not given or wrong (and reported). */
export const readDate = (text: string | undefined, place: Place, report: Report): PartialDate | null => {
  if (text === undefined) return null
  try {
    return parsePartialDate(text)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    report(place, error.message)
    return null
  }
}

/** The language tag in its canonical spelling: `pt-br` is `pt-BR`. */
export const readLanguage = (tag: string, place: Place, report: Report): string => {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag
  } catch {
    report(place, `"${tag}" is not a BCP 47 language tag: write en, en-GB, zh-Hans`)
    return 'en'
  }
}

const isoDuration = z.iso.duration()

/** An ISO 8601 duration, as it is written. */
export const readDuration = (text: string | undefined, place: Place, report: Report): string | null => {
  if (text === undefined) return null
  if (isoDuration.safeParse(text).success) return text
  report(place, `"${text}" is not an ISO 8601 duration: write PT2H for two hours, P3D for three days`)
  return null
}

/** A list in which everything stands once, and where in it; what stands there again is reported. */
export const readDistinct = (
  items: readonly string[],
  placeOf: (index: number) => Place,
  report: Report,
): ReadonlyMap<string, number> => {
  const seen = new Map<string, number>()
  for (const [index, item] of items.entries()) {
    if (seen.has(item)) report(placeOf(index), `"${item}" stands in this list already`)
    else seen.set(item, index)
  }
  return seen
}
