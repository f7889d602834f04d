import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { write } from '../benchmarks/servers/report.ts'
import { openLargeBase } from './large-base.ts'
import { type LoadResult, runLoad } from './load/run-load.ts'
import { failuresOf } from './load/verdict.ts'
import { withAll } from './with-all.ts'

// Has many clients ask the built program at once, over a generated base: first those that ask the example operations alone, then the same
// with hostile ones among them.
//   npm run stress -- load [--clients 500] [--hostile 50] [--seconds 60] [--pause 1000] [--articles 2000] [--seed n]
// Prints how long right answers took, what the hostile ones got, and the memory; fails where an answer is wrong, where something hostile
// is not refused, where memory is above its bound, or where the program ends.

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '500' },
    hostile: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '60' },
    pause: { type: 'string', default: '1000' },
    articles: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
})

const toRow = ({ title, good, mostMegabytes }: LoadResult['parts'][number]) => ({
  part: title,
  'right answers': good.right,
  'per second': Math.round(good.perSecond),
  'p50 ms': Math.round(good.p50),
  'p99 ms': Math.round(good.p99),
  'worst ms': Math.round(good.worst),
  refused: good.refused,
  wrong: good.wrong,
  MB: Math.round(mostMegabytes),
})

const report = async (result: LoadResult): Promise<void> => {
  console.table(result.parts.map(toRow))
  const hostile = result.parts.flatMap((part) => part.hostile)
  console.table(hostile.map(({ answers, ...row }) => ({ ...row, answers: JSON.stringify(answers) })))
  await write('stress-load.json', `${JSON.stringify({ at: new Date().toISOString(), ...result }, null, 2)}\n`)
  const failures = failuresOf(result)
  for (const failure of failures) console.log(failure)
  if (failures.length > 0) process.exitCode = 1
}

const run = (): Promise<void> =>
  withAll(async (keep) => {
    const base = keep(await openLargeBase(Number(values.articles)), ({ stop }) => stop())
    const [clients, hostile, seconds, pause, seed] = [
      values.clients,
      values.hostile,
      values.seconds,
      values.pause,
      values.seed,
    ].map(Number) as [number, number, number, number, number]
    const options = { clients, hostile, seconds, pause, seed, warmUp: Math.min(10, seconds) }
    const { url: databaseUrl, variablesOf } = base
    await report(await runLoad({ databaseUrl, variablesOf, ...options, onProgress: console.error }))
  })

await run()
