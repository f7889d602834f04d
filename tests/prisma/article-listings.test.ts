import { describe, expect, test } from 'vitest'
import { createListings } from './listings.ts'
import { createSandbox } from './sandbox.ts'

const sandbox = createSandbox()
const { query, add } = sandbox
const { listings, articlesOf, report } = createListings(sandbox)

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
