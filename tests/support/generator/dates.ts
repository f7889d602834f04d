import type { Random } from './random.ts'

const millisecondsOfDay = 86_400_000
const firstDay = Date.UTC(2001, 0, 1) / millisecondsOfDay
const lastDay = Date.UTC(2025, 10, 30) / millisecondsOfDay

/** A day, counted from 1970-01-01. */
export type Day = number

/** The day that lies at a share (from 0 to 1) of the years of which is told. */
export const dayAt = (share: number): Day => Math.floor(firstDay + (lastDay - firstDay) * share)

/** `YYYY-MM-DD`. */
export const formatDay = (day: Day): string => new Date(day * millisecondsOfDay).toISOString().slice(0, 10)

const words = (day: Day, options: Intl.DateTimeFormatOptions): string =>
  new Date(day * millisecondsOfDay).toLocaleDateString('en-GB', { timeZone: 'UTC', ...options })

/** A partial date, and how a text says it. */
export interface ToldDate {
  readonly edtf: string
  readonly words: string
}

/** A day as a text says it. */
export const tellDay = (day: Day): ToldDate => ({
  edtf: formatDay(day),
  words: `on ${words(day, { day: 'numeric', month: 'long', year: 'numeric' })}`,
})

/** A day as loosely as sources tell it: mostly outright, now and then by the month or the year alone. */
export const tellLoosely = (day: Day, random: Random): ToldDate => {
  const edtf = formatDay(day)
  const month = words(day, { month: 'long', year: 'numeric' })
  const roll = random.below(100)
  if (roll < 78) return tellDay(day)
  if (roll < 90) return { edtf: edtf.slice(0, 7), words: `in ${month}` }
  if (roll < 94) return { edtf: `${edtf.slice(0, 7)}~`, words: `around ${month}` }
  if (roll < 96) return { edtf: `${edtf}?`, words: `${tellDay(day).words}, it is thought,` }
  return { edtf: edtf.slice(0, 4), words: `in ${edtf.slice(0, 4)}` }
}

/** Several days, as of a visit. */
export const tellDays = (from: Day, to: Day): ToldDate => ({
  edtf: `${formatDay(from)}/${formatDay(to)}`,
  words: `from ${words(from, { day: 'numeric', month: 'long' })} to ${words(to, { day: 'numeric', month: 'long', year: 'numeric' })}`,
})
