import { mostMegabytes } from '../expectations.ts'
import type { LoadResult } from './run-load.ts'

/** What is wrong with a run, a line each. */
export const failuresOf = ({ parts, crashes }: Pick<LoadResult, 'parts' | 'crashes'>): string[] => [
  ...crashes.map((crash) => `the program ${crash}`),
  ...parts.flatMap(({ title, good, hostile, mostMegabytes: most }) => [
    ...(good.right === 0 ? [`${title}: no right answer at all`] : []),
    ...good.examples.map((example) => `${title}: ${example}`),
    ...(most > mostMegabytes ? [`${title}: ${Math.round(most)} MB of memory, above ${mostMegabytes}`] : []),
    ...hostile
      .filter(({ notRefused }) => notRefused > 0)
      .map(({ way, notRefused, answers }) => `${way}: ${notRefused} not refused: ${JSON.stringify(answers)}`),
  ]),
]
