import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import path from 'node:path'
import { projectRoot } from '../../../src/platform/project-root.ts'
import { drawPlot } from './plot.ts'
import { type Memory, ratioOf, type Spread, type Summary } from './summary.ts'
import { judge, type Verdict } from './targets.ts'
import type { Times } from './turn.ts'

const round = (value: number, digits: number): number => Number(value.toFixed(digits))

const orDash = (value: number | null | undefined, digits = 2): number | string =>
  value === null || value === undefined ? '-' : round(value, digits)

const within = ({ least, most }: Spread): string => `${Math.round(least)}–${Math.round(most)}`

const toRow = (all: readonly Summary[], each: Summary) => ({
  question: each.question,
  server: each.server,
  'req/s': Math.round(each.requestsPerSecond.median),
  'min–max': within(each.requestsPerSecond),
  'of limit': orDash(ratioOf(all, each.question, each.server, 'limit')),
  'to peer': orDash(ratioOf(all, each.question, each.server, 'postgraphile')),
  'p50 ms': round(each.p50.median, 1),
  'p99 ms': round(each.p99.median, 1),
  'CPU ms': orDash(each.cpuOfServer?.median),
  'DB CPU ms': orDash(each.cpuOfDatabase?.median),
  SQL: orDash(each.statements),
  MB: orDash(each.memory?.most, 0),
})

const print = (all: readonly Summary[], memory: readonly Memory[]): void => {
  console.table(all.map((each) => toRow(all, each)))
  for (const { server, rounds, peak } of memory) {
    if (peak !== null)
      console.log(`${server}: ${rounds.join(', ')} MB after the rounds, ${Math.round(peak)} MB at most`)
  }
  printVerdicts(judge(all, memory))
}

/** A line for each. */
export const printVerdicts = (verdicts: readonly Verdict[]): void => {
  for (const { target, measured, isMet } of verdicts)
    console.log(`${isMet ? 'met   ' : 'MISSED'} ${target}: ${measured}`)
}

export interface Run {
  readonly articles: number
  /** What this run leaves out of a whole one: its results are kept apart. */
  readonly scope: 'whole' | 'quick' | 'part'
  /** Seconds that all of it took, but for what is loaded once. */
  readonly took: number
  readonly times: Times
  /** PostgreSQL's. */
  readonly version: string
  readonly memory: readonly Memory[]
}

/** Prints what was measured, and writes it beside the generated bases: as JSON, and as a plot. */
export const report = async (all: readonly Summary[], run: Run): Promise<void> => {
  print(all, run.memory)
  const machine = { node: process.version, processors: cpus().map(({ model }) => model) }
  const results = { at: new Date().toISOString(), ...run, machine, results: all, targets: judge(all, run.memory) }
  const title = `Requests per second on ${run.articles} articles, and as a share of the limit`
  const name = `servers-${run.articles}${run.scope === 'whole' ? '' : `-${run.scope}`}`
  await write(`${name}.json`, `${JSON.stringify(results, null, 2)}\n`)
  await write(`${name}.svg`, drawPlot(all, title))
}

/** Writes a file of results, and says where it is. */
export const write = async (name: string, content: string): Promise<void> => {
  const folder = path.join(projectRoot, '.benchmarks')
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, name), content)
  console.log(`written to .benchmarks/${name}`)
}
