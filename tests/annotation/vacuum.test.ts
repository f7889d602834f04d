import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { vacuumAfter } from '../../src/annotation/load/vacuum.ts'
import { createProgress } from '../../src/annotation/progress.ts'
import { createDatabase } from '../../src/platform/database.ts'
import { useTestDatabase } from '../support/database.ts'

const large = { added: { Mention: 1000 }, changed: {}, removed: {}, kept: [], replaced: [] }

test('a large load that cannot be vacuumed is done all the same, and says that answers are slow', async () => {
  const { url } = await useTestDatabase()
  const database = createDatabase({ url, logger: pino({ level: 'silent' }), poolSize: 1, statementTimeout: 1 })
  onTestFinished(() => database.$disconnect())
  const lines: string[] = []
  await vacuumAfter(
    database,
    large,
    createProgress((line) => lines.push(line)),
  )
  expect(lines).toEqual([expect.stringContaining('answers are slow until PostgreSQL has vacuumed the tables: ')])
  // VACUUM is several transactions: one that its time ends between two of them is told as ended by a user.
  expect(lines[0]).toMatch(/57014.*canceling statement due to (statement timeout|user request)/)
})
