import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { write } from '../benchmarks/servers/report.ts'
import { runFuzz } from './fuzz/run-fuzz.ts'
import { openSeededDatabase } from './own-database.ts'
import { withAll } from './with-all.ts'

// Sends random and mutated requests to the built program over real connections: documents, variables, bodies, headers, addresses, bytes.
//   npm run stress -- fuzz [--runs 20000] [--only documents] [--seed n]
// Fails where an answer is none of those that are documented or shows something of the inside, where none comes, and where the program
// ends; prints the smallest such request as a command that sends it.

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    only: { type: 'string' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
})

const seed = Number(values.seed)
console.error(`seed ${seed}`)
await withAll(async (keep) => {
  const { url: databaseUrl } = keep(await openSeededDatabase(), (each) => each.remove())
  const begunAt = performance.now()
  const options = { databaseUrl, runs: Number(values.runs), only: values.only, seed, onProgress: console.error }
  const result = await runFuzz(options)
  const seconds = Math.round((performance.now() - begunAt) / 1000)
  await write('stress-fuzz.json', `${JSON.stringify({ at: new Date().toISOString(), seconds, ...result }, null, 2)}\n`)
  const { sent, failures, crashes } = result
  console.log(`${sent} requests in ${seconds} s, ${failures.length} kinds of them answered wrongly (seed ${seed})`)
  for (const { kind, fault, command, answer } of failures) console.log(`\n${kind}: ${fault}\n${command}\n${answer}`)
  for (const crash of crashes) console.log(`\nthe program ${crash}`)
  if (sent < options.runs) console.log(`\nthere was no time for all ${options.runs} requests`)
  if (failures.length > 0 || crashes.length > 0 || sent < options.runs) process.exitCode = 1
})
