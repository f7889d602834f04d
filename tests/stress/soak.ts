import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { write } from '../benchmarks/servers/report.ts'
import { mostGrowth } from './expectations.ts'
import { openLargeBase } from './large-base.ts'
import { runSoak, type SoakResult } from './soak/run-soak.ts'
import { failuresOf } from './soak/verdict.ts'
import { withAll } from './with-all.ts'

// Has clients ask the built program for long at moderate load, hostile ones among them, and measures whether its memory grows.
//   npm run stress -- soak [--minutes 10] [--warm-up 2] [--clients 60] [--hostile 6] [--pause 500] [--articles 2000] [--seed n]
// Prints the slope of the memory by least squares, and fails where that is above its bound, or where the load itself would.

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    'warm-up': { type: 'string', default: '2' },
    clients: { type: 'string', default: '60' },
    hostile: { type: 'string', default: '6' },
    pause: { type: 'string', default: '500' },
    articles: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
})

const report = async (result: SoakResult): Promise<void> => {
  const { good, slope, mostMegabytes, seed } = result
  const { perMinute, error, noise } = slope
  console.log(
    `${good.right} right answers, p50 ${Math.round(good.p50)} ms, p99 ${Math.round(good.p99)} ms (seed ${seed})`,
  )
  console.log(
    `memory: ${perMinute.toFixed(2)} ± ${error.toFixed(2)} MB a minute, ${noise.toFixed(1)} MB around that, ${Math.round(mostMegabytes)} MB at most; allowed: ${mostGrowth} MB a minute`,
  )
  await write('stress-soak.json', `${JSON.stringify({ at: new Date().toISOString(), ...result }, null, 2)}\n`)
  const failures = failuresOf(result)
  for (const failure of failures) console.log(failure)
  if (failures.length > 0) process.exitCode = 1
}

await withAll(async (keep) => {
  const base = keep(await openLargeBase(Number(values.articles)), ({ stop }) => stop())
  const { url: databaseUrl, variablesOf } = base
  const options = {
    clients: Number(values.clients),
    hostile: Number(values.hostile),
    pause: Number(values.pause),
    seconds: 60 * Number(values.minutes),
    warmUp: 60 * Number(values['warm-up']),
    seed: Number(values.seed),
  }
  await report(await runSoak({ databaseUrl, variablesOf, ...options, every: 10_000, onProgress: console.error }))
})
