/** A day, `2024-05-30`, or nothing. */
type Day = string | null

export interface Range {
  readonly from?: Day
  readonly to?: Day
  readonly certainty: 'CERTAIN' | 'POSSIBLE'
}

const precisionOf = (edtf: string): string => {
  if (edtf.includes('/')) return 'INTERVAL'
  if (edtf.endsWith('XX')) return 'CENTURY'
  if (edtf.endsWith('X')) return 'DECADE'
  return ['YEAR', 'MONTH', 'DAY'][edtf.split('-').length - 1] ?? ''
}

/** A partial date as the schema has it; null where there is none. */
export const toPartialDate = (edtf: string | null, earliest: Day, latest: Day) =>
  edtf === null ? null : { edtf, earliest, latest, precision: precisionOf(edtf) }

/** Whether a date lies in a range as a whole (CERTAIN), or some day of it does (POSSIBLE). */
export const isInRange = (earliest: Day, latest: Day, { from, to, certainty }: Range): boolean => {
  if (earliest === null || latest === null) return false
  const [first, last] = [from ?? '0000-00-00', to ?? '9999-99-99']
  if (first > last) return false
  return certainty === 'CERTAIN' ? earliest >= first && latest <= last : latest >= first && earliest <= last
}
