import { expect, onTestFinished, test } from 'vitest'
import { openStatementCounter } from '../benchmarks/servers/statement-counter.ts'
import { useTestDatabase } from '../support/database.ts'
import { startProgram } from '../support/program.ts'

test('however often /ready is asked, the program asks its database once a second', async () => {
  const counter = await openStatementCounter((await useTestDatabase('seeded')).url)
  onTestFinished(counter.stop)
  const { address } = await startProgram({ env: { DATABASE_URL: counter.url } })
  const ask = () => fetch(new URL('/ready', address))
  expect((await ask()).status).toBe(200)
  const [before, startedAt] = [counter.count, performance.now()]
  for (let asked = 0; asked < 300; asked += 1) expect((await ask()).status).toBe(200)
  const seconds = (performance.now() - startedAt) / 1_000
  expect(counter.count - before).toBeLessThanOrEqual(Math.floor(seconds) + 1)
})
