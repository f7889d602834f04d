import { describe, expect, test } from 'vitest'
import { createSandbox } from './sandbox.ts'

const { query, insert, add } = createSandbox()

/** What the listings are made of, with the keys of the meetings themselves. */
const wanted = `
  SELECT entity."entityId", meeting."id" AS "meetingId", meeting."dateEarliest", meeting."dateLatest", meeting."sequence", meeting."sortName"
  FROM "MeetingEntity" entity JOIN "Meeting" meeting ON meeting."id" = entity."meetingId" ORDER BY 1, 2`

/** The listings, which hold what they are to hold. */
const listings = async () => {
  const stored = await query('SELECT * FROM "MeetingListing" ORDER BY 1, 2')
  expect(stored).toEqual(await query(wanted))
  return stored
}

const listedOf = async (meetingId: string) =>
  (await listings()).filter((row) => row.meetingId === meetingId).map(({ entityId }) => entityId)

const articleIds = async () => (await query('SELECT "id" FROM "Article"')).map(({ id }) => id)

/** All but the articles that tell of it. */
const entitiesOf = async (meetingId: string) => {
  const articles = await articleIds()
  return (await listedOf(meetingId)).filter((id) => !articles.includes(id))
}

/** The articles that tell of it. */
const articlesOf = async (meetingId: string) => {
  const articles = await articleIds()
  return (await listedOf(meetingId)).filter((id) => articles.includes(id))
}

const report = async (meetingId: string, day: string, row: object = {}) => {
  const dates = { date: day, dateEarliest: day, dateLatest: day }
  const meetingReportId = await add.report({ meetingId, ...dates, ...row })
  const articleId = await add.article({ day })
  await add.citation({ articleId, start: 0, end: 4, exact: 'Some', meetingReportId })
  return meetingReportId
}

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

describe('an article lists a meeting', () => {
  const quote = { start: 0, end: 4, exact: 'Some' }

  test('that it mentions, until it does no more', async () => {
    const [meetingId, other, articleId] = [await add.meeting(), await add.meeting(), await add.article()]
    await add.mention({ articleId, ...quote, meetingId })
    expect(await articlesOf(meetingId)).toEqual([articleId])
    await query('UPDATE "Mention" SET "meetingId" = $1', [other])
    expect([await articlesOf(meetingId), await articlesOf(other)]).toEqual([[], [articleId]])
    await query('DELETE FROM "Mention"')
    expect(await articlesOf(other)).toEqual([])
  })

  const facts = {
    meetingReportId: ['MeetingReport', (meetingId: string) => add.report({ meetingId })],
    participationId: [
      'Participation',
      async (meetingId: string) => add.participation({ meetingId, personId: await add.person() }),
    ],
    agendaItemId: [
      'AgendaItem',
      async (meetingId: string) => add.agendaItem({ meetingId, issueId: await add.issue() }),
    ],
    statementId: [
      'Statement',
      async (meetingId: string) =>
        add.statement({
          meetingId,
          articleId: await add.article(),
          start: 0,
          end: 4,
          text: 'Some',
          speakerId: await add.person(),
        }),
    ],
  } as const

  describe.for(Object.entries(facts))('of which a fact cites it (%s)', ([column, [table, addFact]]) => {
    const cited = async () => {
      const [meetingId, articleId] = [await add.meeting(), await add.article()]
      const factId = await addFact(meetingId)
      await add.citation({ articleId, ...quote, [column]: factId })
      expect(await articlesOf(meetingId)).toEqual([articleId])
      return { meetingId, articleId, factId }
    }

    test('until that is rejected', async () => {
      const { meetingId } = await cited()
      await query(`UPDATE "${table}" SET "reviewStatus" = 'REJECTED'`)
      expect(await articlesOf(meetingId)).toEqual([])
    })

    test('or is of another meeting', async () => {
      const { meetingId, articleId } = await cited()
      const other = await add.meeting()
      await query(`UPDATE "${table}" SET "meetingId" = $1`, [other])
      expect([await articlesOf(meetingId), await articlesOf(other)]).toEqual([[], [articleId]])
    })

    test('or goes', async () => {
      const { meetingId } = await cited()
      await query(`DELETE FROM "${table}"`)
      expect(await articlesOf(meetingId)).toEqual([])
    })

    test('or cites another article', async () => {
      const { meetingId } = await cited()
      const other = await add.article()
      await query('UPDATE "Citation" SET "articleId" = $1', [other])
      expect(await articlesOf(meetingId)).toEqual([other])
    })

    test('or cites it no more', async () => {
      const { meetingId } = await cited()
      await query('DELETE FROM "Citation"')
      expect(await articlesOf(meetingId)).toEqual([])
    })

    test('or its citation supports another fact', async () => {
      const { meetingId, articleId } = await cited()
      const other = await add.meeting()
      await query(`UPDATE "Citation" SET "${column}" = $1`, [await addFact(other)])
      expect([await articlesOf(meetingId), await articlesOf(other)]).toEqual([[], [articleId]])
    })
  })

  test.for([`UPDATE "MeetingReport" SET "reviewStatus" = 'REJECTED'`, 'DELETE FROM "MeetingReport"'])(
    'of which an earlier report cites it: %s',
    async (change) => {
      const meetingId = await add.meeting()
      const earlier = await report(meetingId, '2024-01-10')
      await report(meetingId, '2024-02-10')
      expect(await articlesOf(meetingId)).toHaveLength(2)
      await query(`${change} WHERE "id" = $1`, [earlier])
      expect(await articlesOf(meetingId)).toHaveLength(1)
    },
  )

  test('until it goes itself, with its mentions, citations and statements', async () => {
    const [meetingId, articleId] = [await add.meeting(), await add.article()]
    await add.mention({ articleId, ...quote, meetingId })
    const said = { articleId, start: 0, end: 4, text: 'Some', speakerId: await add.person() }
    await add.citation({ articleId, ...quote, statementId: await add.statement({ meetingId, ...said }) })
    await add.citation({ articleId, ...quote, meetingReportId: await add.report({ meetingId }) })
    expect(await articlesOf(meetingId)).toEqual([articleId])
    await query('DELETE FROM "Article"')
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
