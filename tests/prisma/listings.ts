import { expect } from 'vitest'
import type { createSandbox } from './sandbox.ts'

/** What the listings are made of, with the keys of the meetings themselves. */
const wanted = `
  SELECT entity."entityId", meeting."id" AS "meetingId", meeting."dateEarliest", meeting."dateLatest", meeting."sequence", meeting."sortName"
  FROM "MeetingEntity" entity JOIN "Meeting" meeting ON meeting."id" = entity."meetingId" ORDER BY 1, 2`

/** Reads what meetings are listed of, in a sandbox. */
export const createListings = ({ query, add }: ReturnType<typeof createSandbox>) => {
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

  return { listings, entitiesOf, articlesOf, report }
}
