import { expect, test } from 'vitest'
import { MeetingStatus } from '../../src/generated/prisma/enums.ts'
import { createSandbox } from './sandbox.ts'

const { query, add } = createSandbox()

const may = { date: '2024-05', dateEarliest: '2024-05-01', dateLatest: '2024-05-31' }
const day = { date: '2024-05-30', dateEarliest: '2024-05-30', dateLatest: '2024-05-30' }

/** A report of a meeting that an article supports, or disputes. */
const report = async (meetingId: string, articleId: string, row: object = {}, stance = 'SUPPORTS'): Promise<string> => {
  const meetingReportId = await add.report({ meetingId, ...row })
  await cite(meetingReportId, articleId, stance)
  return meetingReportId
}

const cite = (meetingReportId: string, articleId: string, stance = 'SUPPORTS') =>
  add.citation({ articleId, start: 0, end: 4, exact: 'Some', meetingReportId, stance })

const currentOf = async (meetingId: string) => {
  const [row] = await query(
    `SELECT "currentReportId" AS id, "dateEarliest"::text AS earliest, "dateLatest"::text AS latest FROM "Meeting" WHERE id = $1`,
    [meetingId],
  )
  return row
}

const currentIdOf = async (meetingId: string) => (await currentOf(meetingId)).id

/** A meeting planned by an article of January and held by one of February. */
const plannedAndHeld = async () => {
  const meetingId = await add.meeting()
  const january = await add.article({ day: '2024-01-10' })
  const february = await add.article({ day: '2024-02-10' })
  const planned = await report(meetingId, january, { status: 'PLANNED', ...may })
  const held = await report(meetingId, february, { status: 'HELD', ...day })
  return { meetingId, january, february, planned, held }
}

const none = { id: null, earliest: null, latest: null }
const plannedDates = { earliest: '2024-05-01', latest: '2024-05-31' }
const heldDates = { earliest: '2024-05-30', latest: '2024-05-30' }

test('a meeting has the date of the report that an article supports', async () => {
  const meetingId = await add.meeting()
  expect(await currentOf(meetingId)).toEqual(none)
  const id = await add.report({ meetingId, ...may })
  expect(await currentOf(meetingId)).toEqual(none)
  await cite(id, await add.article())
  expect(await currentOf(meetingId)).toEqual({ id, ...plannedDates })
})

test('the later article wins, in whichever order they came', async () => {
  const { meetingId, held, planned, january } = await plannedAndHeld()
  expect(await currentOf(meetingId)).toEqual({ id: held, ...heldDates })
  await query('DELETE FROM "Citation" WHERE "meetingReportId" = $1', [planned])
  await cite(planned, january)
  expect(await currentIdOf(meetingId)).toBe(held)
})

test('of reports by one article the one that tells most of what became of the meeting is current: held above all', async () => {
  const meetingId = await add.meeting()
  const articleId = await add.article()
  for (const status of Object.values(MeetingStatus)) await report(meetingId, articleId, { status, ...may })
  const statuses = []
  for (let id = await currentIdOf(meetingId); id; id = await currentIdOf(meetingId)) {
    statuses.push(...(await query('DELETE FROM "MeetingReport" WHERE id = $1 RETURNING status', [id])))
  }
  expect(statuses.map(({ status }) => status)).toEqual([
    'HELD',
    'ONGOING',
    'DECLINED',
    'CANCELLED',
    'POSTPONED',
    'PLANNED',
  ])
})

test('of reports by one article that say the same became of the meeting, the more precise one is current', async () => {
  const meetingId = await add.meeting()
  const articleId = await add.article()
  await report(meetingId, articleId, { status: 'HELD' })
  const precise = await report(meetingId, articleId, { status: 'HELD', ...day })
  await report(meetingId, articleId, { status: 'HELD', ...may })
  expect(await currentIdOf(meetingId)).toBe(precise)
})

test('a citation that disputes a report does not make it current', async () => {
  const meetingId = await add.meeting()
  await report(meetingId, await add.article(), day, 'DISPUTES')
  expect(await currentOf(meetingId)).toEqual(none)
})

test('the current report rejected, the one before it is current again; accepted, it is itself', async () => {
  const { meetingId, planned, held } = await plannedAndHeld()
  const review = (status: string) =>
    query('UPDATE "MeetingReport" SET "reviewStatus" = $2 WHERE id = $1', [held, status])
  await review('REJECTED')
  expect(await currentOf(meetingId)).toEqual({ id: planned, ...plannedDates })
  await review('PROPOSED')
  expect(await currentIdOf(meetingId)).toBe(planned)
  await review('ACCEPTED')
  expect(await currentOf(meetingId)).toEqual({ id: held, ...heldDates })
})

test('the current report deleted, the one before it is current', async () => {
  const { meetingId, planned, held } = await plannedAndHeld()
  await query('DELETE FROM "MeetingReport" WHERE id = $1', [held])
  expect(await currentOf(meetingId)).toEqual({ id: planned, ...plannedDates })
  await query('DELETE FROM "MeetingReport" WHERE id = $1', [planned])
  expect(await currentOf(meetingId)).toEqual(none)
})

test('its last citation deleted, or the article, a report is no longer current', async () => {
  const { meetingId, january, planned, held } = await plannedAndHeld()
  await query('DELETE FROM "Citation" WHERE "meetingReportId" = $1', [held])
  expect(await currentIdOf(meetingId)).toBe(planned)
  await query('DELETE FROM "Article" WHERE id = $1', [january])
  expect(await currentOf(meetingId)).toEqual(none)
})

test('a citation that changes its stance or its report changes what is current', async () => {
  const { meetingId, planned, held } = await plannedAndHeld()
  const set = (assignment: string, id: string) =>
    query(`UPDATE "Citation" SET ${assignment} WHERE "meetingReportId" = $1`, [id])
  await set(`stance = 'DISPUTES'`, held)
  expect(await currentIdOf(meetingId)).toBe(planned)
  await set(`stance = 'SUPPORTS'`, held)
  expect(await currentIdOf(meetingId)).toBe(held)
  await set(`"meetingReportId" = '${planned}'`, held)
  expect(await currentIdOf(meetingId)).toBe(planned)
})

test('a citation that moves to the report of another meeting leaves the one and joins the other', async () => {
  const { meetingId, planned, held } = await plannedAndHeld()
  const other = await add.meeting()
  const id = await add.report({ meetingId: other, ...day })
  await query('UPDATE "Citation" SET "meetingReportId" = $2 WHERE "meetingReportId" = $1', [held, id])
  expect(await currentIdOf(meetingId)).toBe(planned)
  expect(await currentIdOf(other)).toBe(id)
})

test('a report that moves to another meeting leaves the one and joins the other', async () => {
  const { meetingId, planned, held } = await plannedAndHeld()
  const other = await add.meeting()
  await query('UPDATE "MeetingReport" SET "meetingId" = $2 WHERE id = $1', [held, other])
  expect(await currentOf(meetingId)).toEqual({ id: planned, ...plannedDates })
  expect(await currentOf(other)).toEqual({ id: held, ...heldDates })
})

test('the meeting has the new date of its report', async () => {
  const { meetingId, held } = await plannedAndHeld()
  await query(
    `UPDATE "MeetingReport" SET date = '2024-05-31', "dateEarliest" = '2024-05-31', "dateLatest" = '2024-05-31' WHERE id = $1`,
    [held],
  )
  expect(await currentOf(meetingId)).toEqual({ id: held, earliest: '2024-05-31', latest: '2024-05-31' })
})

test('an article that turns out to be of another day changes what is current', async () => {
  const { meetingId, january, planned } = await plannedAndHeld()
  await query(
    `UPDATE "Article" SET "publishedOn" = '2024-03', "publishedOnEarliest" = '2024-03-01', "publishedOnLatest" = '2024-03-31' WHERE id = $1`,
    [january],
  )
  expect(await currentOf(meetingId)).toEqual({ id: planned, ...plannedDates })
})

test('as of an earlier day, the report that was current then is found', async () => {
  const { meetingId, planned, held } = await plannedAndHeld()
  const asOf = async (date: string) => (await query('SELECT current_report($1, $2) AS id', [meetingId, date]))[0].id
  expect(await asOf('2024-01-09')).toBeNull()
  expect(await asOf('2024-01-10')).toBe(planned)
  expect(await asOf('2024-02-09')).toBe(planned)
  expect(await asOf('2024-02-10')).toBe(held)
})
