import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { useTestDatabase } from '../support/database.ts'
import { addRows } from './add-rows.ts'

/** A connection of its own, with what adds rows through it. */
const connect = async (url: string) => {
  const client = new Client({ connectionString: url })
  await client.connect()
  const [{ pid }] = (await client.query('SELECT pg_backend_pid() AS pid')).rows
  const query = async (sql: string, parameters: readonly unknown[] = []) =>
    (await client.query(sql, [...parameters])).rows
  return { pid: pid as number, query, ...addRows(query), end: () => client.end() }
}

type Connection = Awaited<ReturnType<typeof connect>>

/** A new database with three connections to it: two that race, and one that watches and prepares. */
const createRace = async () => {
  const { url } = await useTestDatabase()
  const connections = await Promise.all([connect(url), connect(url), connect(url)] as const)
  onTestFinished(async () => {
    await Promise.all(connections.map(({ end }) => end()))
  })
  const [first, second, watcher] = connections

  /** Comes back when a connection's work is done, or waits for a lock of another connection. */
  const untilDoneOrWaiting = async ({ pid }: Connection, work: Promise<unknown>) => {
    let isDone = false
    const done = () => {
      isDone = true
    }
    work.then(done, done)
    const isWaiting = async () =>
      (await watcher.query('SELECT cardinality(pg_blocking_pids($1)) > 0 AS waiting', [pid]))[0].waiting
    while (!isDone && !(await isWaiting()));
  }
  return { first, second, watcher, untilDoneOrWaiting }
}

test('two transactions cite two reports of one meeting: the current one is current, whichever commits last', async () => {
  const { first, second, watcher, untilDoneOrWaiting } = await createRace()
  const meetingId = await watcher.add.meeting()
  const articleId = await watcher.add.article()
  const held = await watcher.add.report({ meetingId, status: 'HELD' })
  const planned = await watcher.add.report({ meetingId, status: 'PLANNED' })
  const cite = ({ add }: Connection, meetingReportId: string) =>
    add.citation({ articleId, start: 0, end: 4, exact: 'Some', meetingReportId })

  await first.query('BEGIN')
  await cite(first, held)
  const citing = cite(second, planned)
  await untilDoneOrWaiting(second, citing)
  await first.query('COMMIT')
  await citing

  expect(
    await watcher.query('SELECT "currentReportId" AS stored, current_report(id) AS computed FROM "Meeting"'),
  ).toEqual([{ stored: held, computed: held }])
})

test('a fact moves to another meeting while a citation of it goes: neither meeting is listed of that article', async () => {
  const { first, second, watcher, untilDoneOrWaiting } = await createRace()
  const [meetingId, other] = [await watcher.add.meeting(), await watcher.add.meeting()]
  const [articleId, citing] = [await watcher.add.article(), await watcher.add.article()]
  const speakerId = await watcher.add.person()
  const quote = { start: 0, end: 4 }
  await watcher.query('BEGIN')
  const statementId = await watcher.add.statement({ meetingId, articleId, ...quote, text: 'Some', speakerId })
  await watcher.add.citation({ articleId, ...quote, exact: 'Some', statementId })
  const citationId = await watcher.add.citation({ articleId: citing, ...quote, exact: 'Some', statementId })
  await watcher.query('COMMIT')

  await first.query('BEGIN')
  await first.query('UPDATE "Statement" SET "meetingId" = $1', [other])
  const removing = second.query('DELETE FROM "Citation" WHERE "id" = $1', [citationId])
  await untilDoneOrWaiting(second, removing)
  await first.query('COMMIT')
  await removing

  expect(await watcher.query('SELECT "entityId", "meetingId" FROM "MeetingListing"')).toEqual([
    { entityId: articleId, meetingId: other },
  ])
})

test('a quote of an article that is being replaced is refused', async () => {
  const { first, second, watcher, untilDoneOrWaiting } = await createRace()
  const articleId = await watcher.add.article({ text: 'Kurt Campbell spoke.' })
  const personId = await watcher.add.person()

  await first.query('BEGIN')
  await first.query('DELETE FROM "Article" WHERE id = $1', [articleId])
  await first.add.article({ id: articleId, text: 'Curt Campbell spoke.' })
  const quoting = second.add.mention({ articleId, personId, start: 0, end: 4, exact: 'Kurt' })
  const refusal = quoting.catch(({ constraint }) => constraint)
  await untilDoneOrWaiting(second, quoting)
  await first.query('COMMIT')

  expect(await refusal).toBe('Mention_articleId_fkey')
})

test('an article cannot be replaced by one with other words under a quote that is being added', async () => {
  const { first, second, watcher, untilDoneOrWaiting } = await createRace()
  const articleId = await watcher.add.article({ text: 'Kurt Campbell spoke.' })
  const personId = await watcher.add.person()

  // The statement's second row waits for the watcher, when the first one has been checked.
  await watcher.query('SELECT pg_advisory_lock(1)')
  const quoting = first.query(
    `INSERT INTO "Mention" (id, "articleId", "personId", start, "end", exact)
     SELECT gen_random_uuid(), $1, $2, start, start + 4, substr('Kurt Campbell spoke.', start + 1, 4)
     FROM generate_series(0, 1) AS start WHERE start = 0 OR pg_advisory_lock_shared(1) IS NOT NULL`,
    [articleId, personId],
  )
  await untilDoneOrWaiting(first, quoting)
  const replacing = (async () => {
    await second.query('BEGIN')
    await second.query('DELETE FROM "Article" WHERE id = $1', [articleId])
    await second.add.article({ id: articleId, text: 'Curt Campbell spoke.' })
    await second.query('COMMIT')
  })()
  await untilDoneOrWaiting(second, replacing)
  await watcher.query('SELECT pg_advisory_unlock(1)')
  await Promise.allSettled([quoting, replacing])

  expect(await watcher.query('SELECT text FROM "Article"')).toEqual([{ text: 'Curt Campbell spoke.' }])
  expect(await watcher.query('SELECT exact FROM "Mention"')).toEqual([])
})

test('one transaction adds a part in a meeting and another takes a second one of the same person away: the meeting stays listed', async () => {
  const { first, second, watcher, untilDoneOrWaiting } = await createRace()
  const [meetingId, personId] = [await watcher.add.meeting(), await watcher.add.person()]
  const former = await watcher.add.participation({ meetingId, personId, role: 'HOST' })

  await first.query('BEGIN')
  await first.add.participation({ meetingId, personId })
  const removing = second.query('DELETE FROM "Participation" WHERE "id" = $1', [former])
  await untilDoneOrWaiting(second, removing)
  await first.query('COMMIT')
  await removing

  expect(await watcher.query('SELECT "entityId", "meetingId" FROM "MeetingListing"')).toEqual([
    { entityId: personId, meetingId },
  ])
})
