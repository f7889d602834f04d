import { describe, expect, test } from 'vitest'
import { createListings } from './listings.ts'
import { createSandbox } from './sandbox.ts'

const sandbox = createSandbox()
const { query, insert, add } = sandbox

const { listings, entitiesOf, report } = createListings(sandbox)

test('a meeting is listed of each who takes part or is represented, of its issues and of the places of its current report', async () => {
  const meetingId = await add.meeting()
  const [personId, organizationId, representingId] = [
    await add.person(),
    await add.organization(),
    await add.organization(),
  ]
  const [issueId, first, second] = [await add.issue(), await add.place(), await add.place()]
  await add.participation({ meetingId, personId, representingId })
  await add.participation({ meetingId, personId, role: 'HOST' })
  await add.participation({ meetingId, organizationId })
  await add.agendaItem({ meetingId, issueId })
  const earlier = await report(meetingId, '2024-01-10')
  await insert('MeetingReportPlace', { reportId: earlier, placeId: first, sequence: 1 })
  const those = [personId, organizationId, representingId, issueId]
  expect(await entitiesOf(meetingId)).toEqual([...those, first].sort())
  const later = await report(meetingId, '2024-02-10')
  expect(await entitiesOf(meetingId)).toEqual([...those].sort())
  await insert('MeetingReportPlace', { reportId: later, placeId: second, sequence: 1 })
  expect(await entitiesOf(meetingId)).toEqual([...those, second].sort())
  await query('DELETE FROM "MeetingReportPlace" WHERE "placeId" = $1', [second])
  expect(await entitiesOf(meetingId)).toEqual([...those].sort())
})

test('what is not accepted is not listed, until it is', async () => {
  const [meetingId, personId] = [await add.meeting(), await add.person()]
  await add.participation({ meetingId, personId, reviewStatus: 'PROPOSED' })
  expect(await listings()).toEqual([])
  await query(`UPDATE "Participation" SET "reviewStatus" = 'ACCEPTED'`)
  expect(await entitiesOf(meetingId)).toEqual([personId])
})

describe('follows', () => {
  const listed = async () => {
    const [meetingId, personId, issueId] = [await add.meeting(), await add.person(), await add.issue()]
    await add.participation({ meetingId, personId })
    await add.agendaItem({ meetingId, issueId })
    return { meetingId, personId, issueId }
  }

  test.for([
    `UPDATE "Meeting" SET "sequence" = 3, "sortName" = 'other'`,
    `UPDATE "Meeting" SET "name" = 'other'`,
    `DELETE FROM "Participation"`,
    `DELETE FROM "AgendaItem"`,
    `UPDATE "AgendaItem" SET "reviewStatus" = 'REJECTED'`,
  ])('%s', async (change) => {
    const { meetingId } = await listed()
    await report(meetingId, '2024-01-10')
    await query(change)
    expect((await entitiesOf(meetingId)).length).toBe(/DELETE|REJECTED/.test(change) ? 1 : 2)
  })

  test('a part in one of two roles that goes: the other still lists the meeting', async () => {
    const { meetingId, personId, issueId } = await listed()
    const other = await add.participation({ meetingId, personId, role: 'HOST' })
    await query('DELETE FROM "Participation" WHERE "id" = $1', [other])
    expect(await entitiesOf(meetingId)).toEqual([personId, issueId].sort())
  })

  test('a part that is moved to another meeting', async () => {
    const { meetingId, personId, issueId } = await listed()
    const other = await add.meeting()
    await query('UPDATE "Participation" SET "meetingId" = $1', [other])
    expect(await entitiesOf(meetingId)).toEqual([issueId])
    expect(await entitiesOf(other)).toEqual([personId])
  })

  test('a later report with another date', async () => {
    const { meetingId } = await listed()
    await report(meetingId, '2024-01-10')
    const [before] = await listings()
    await report(meetingId, '2024-02-10')
    const [after] = await listings()
    expect(after.dateEarliest).not.toEqual(before.dateEarliest)
  })

  test('a meeting that goes', async () => {
    const { meetingId } = await listed()
    await query('DELETE FROM "Participation"')
    await query('ALTER TABLE "AgendaItem" DISABLE TRIGGER USER')
    await query('DELETE FROM "AgendaItem"')
    await query('DELETE FROM "Meeting" WHERE "id" = $1', [meetingId])
    expect(await listings()).toEqual([])
  })
})

test('PersonMeeting and its like have all columns of a meeting', async () => {
  const columnsOf = async (name: string) =>
    (
      await query(
        `SELECT attname::text FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
        [`"${name}"`],
      )
    )
      .map(({ attname }) => attname)
      .sort()
  const columns = [...(await columnsOf('Meeting')), 'entityId'].sort()
  for (const entity of ['Article', 'Person', 'Organization', 'Issue', 'Place'])
    expect(await columnsOf(`${entity}Meeting`)).toEqual(columns)
})
