import { expect, test } from 'vitest'
import { useTestDatabase } from '../support/database.ts'
import { ask, countStatements } from '../support/execute.ts'
import { present, storeMeetings } from './meetings-folder.ts'

const question = `{ statistics {
  articleCount personCount organizationCount placeCount issueCount meetingCount
  statementCount factCount citationCount mentionCount
  publicationDays { earliest latest } meetingDays { earliest latest } lastAddedAt
} }`

test('statistics of nothing are noughts, and no days', async () => {
  const kb = await useTestDatabase()
  const { data, errors } = await ask(kb, question)
  expect(errors).toBeUndefined()
  expect(data.statistics).toEqual({
    articleCount: 0,
    personCount: 0,
    organizationCount: 0,
    placeCount: 0,
    issueCount: 0,
    meetingCount: 0,
    statementCount: 0,
    factCount: 0,
    citationCount: 0,
    mentionCount: 0,
    publicationDays: null,
    meetingDays: null,
    lastAddedAt: null,
  })
})

test('statistics count what the lists hold, in one statement', async () => {
  const kb = await useTestDatabase('seeded')
  const { data } = await ask(kb, question)
  const { database } = kb
  expect(data.statistics).toMatchObject({
    articleCount: await database.article.count(),
    personCount: await database.person.count(),
    organizationCount: await database.organization.count(),
    placeCount: await database.place.count(),
    issueCount: await database.issue.count(),
    meetingCount: await database.meeting.count(),
    statementCount: await database.statement.count(),
    factCount: await database.fact.count(),
    citationCount: await database.citation.count(),
    mentionCount: await database.mention.count(),
    publicationDays: { earliest: '2023-06-03', latest: '2024-05-31' },
  })
  const numbers = Object.values(data.statistics).filter((value) => typeof value === 'number')
  expect(Math.min(...numbers)).toBeGreaterThan(0)
  expect(await countStatements(kb, () => ask(kb, question))).toBe(1)
})

test('statistics count no fact that nobody has accepted, nor its citations, and know the days and the last load', async () => {
  const kb = await useTestDatabase()
  const started = Date.now()
  await storeMeetings(kb, ['ann', 'bob'], {
    early: { date: '2023', participants: [present('ann')] },
    late: { date: '2024-05', participants: [present('ann'), present('bob', ', reviewStatus: PROPOSED')] },
    undated: { participants: [present('bob')] },
  })
  const { data } = await ask(kb, question)
  expect(data.statistics).toMatchObject({
    meetingCount: 3,
    factCount: 6,
    citationCount: 6,
    publicationDays: { earliest: '2024-06-01', latest: '2024-06-01' },
    meetingDays: { earliest: '2023-01-01', latest: '2024-05-31' },
  })
  expect(Date.parse(data.statistics.lastAddedAt)).toBeGreaterThan(started - 1000)
  await kb.database.participation.updateMany({
    where: { reviewStatus: 'PROPOSED' },
    data: { addedAt: new Date('2100-01-01') },
  })
  expect((await ask(kb, question)).data.statistics.lastAddedAt).toBe(data.statistics.lastAddedAt)
  await kb.database.participation.updateMany({ data: { addedAt: new Date('2099-01-01') } })
  expect((await ask(kb, question)).data.statistics.lastAddedAt).toBe('2099-01-01T00:00:00.000Z')
})
