import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { quantile } from '../benchmarks/measure.ts'
import { write } from '../benchmarks/servers/report.ts'
import { type Fault, type FaultsResult, runFaults } from './faults/run-faults.ts'
import { failOf } from './faults/verdict.ts'

// Disturbs the built program's database, its connections and the program itself at random, while clients ask it and compare each answer
// with the right one:
//   npm run stress -- faults [--faults 100] [--clients 12] [--longest 30] [--seed n]
// Prints how long recovery took by kind of fault, and fails where an answer was wrong, lost, or did not come.

const { values } = parseArgs({
  options: {
    faults: { type: 'string', default: '100' },
    clients: { type: 'string', default: '12' },
    longest: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
})

const toRow = (kind: string, faults: readonly Fault[]) => {
  const times = faults.map(({ recovered }) => recovered ?? Number.POSITIVE_INFINITY)
  return {
    fault: kind,
    times: faults.length,
    'longest s': Number((Math.max(...faults.map(({ lasted }) => lasted)) / 1000).toFixed(1)),
    'recovery ms, median': Math.round(quantile(times, 0.5)),
    'recovery ms, worst': Math.round(Math.max(...times)),
  }
}

const report = async (result: FaultsResult): Promise<void> => {
  const { faults, counts, violations, seed } = result
  const kinds = [...new Set(faults.map(({ kind }) => kind))].toSorted()
  const rows = kinds.map((name) =>
    toRow(
      name,
      faults.filter(({ kind }) => kind === name),
    ),
  )
  console.table(rows)
  console.table([counts])
  for (const violation of violations.slice(0, 20)) console.log(violation)
  await write('stress-faults.json', `${JSON.stringify({ at: new Date().toISOString(), ...result, rows }, null, 2)}\n`)
  const failure = failOf(result)
  console.log(failure ?? `${faults.length} faults, and nothing wrong, lost or late (seed ${seed})`)
  if (failure) process.exitCode = 1
}

const seed = Number(values.seed)
console.error(`seed ${seed}`)
await report(
  await runFaults({
    faults: Number(values.faults),
    clients: Number(values.clients),
    longest: Number(values.longest),
    seed,
    onProgress: console.error,
  }),
)
