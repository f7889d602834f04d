import { mostGrowth } from '../expectations.ts'
import { failuresOf as failuresOfLoad } from '../load/verdict.ts'
import type { SoakResult } from './run-soak.ts'

/** What is wrong with a run, a line each. Memory counts as growing where that is no chance: two standard errors. */
export const failuresOf = ({ crashes, slope, ...result }: SoakResult): string[] => {
  const leastGrowth = slope.perMinute - 2 * slope.error
  return [
    ...failuresOfLoad({ crashes, parts: [{ title: 'soak', ...result }] }),
    ...(leastGrowth > mostGrowth ? [`memory grows by more than ${mostGrowth} MB a minute`] : []),
  ]
}
