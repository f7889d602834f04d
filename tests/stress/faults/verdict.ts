import type { FaultsResult } from './run-faults.ts'

/** What is wrong with a run, in a line; undefined where nothing is. */
export const failOf = ({ faults, violations, crashes }: FaultsResult): string | undefined => {
  const stuck = faults.filter(({ recovered }) => recovered === null).map(({ kind }) => kind)
  const found = [
    ...stuck.map((kind) => `no recovery from: ${kind}`),
    ...crashes.map((crash) => `the program ${crash}`),
    ...(violations.length > 0 ? [`${violations.length} answers that must not be`] : []),
  ]
  return found.length === 0 ? undefined : found.join('; ')
}
