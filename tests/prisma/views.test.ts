import { describe, expect, test } from 'vitest'
import { createSandbox } from './sandbox.ts'

const { query, add } = createSandbox()

/** What adds a fact of each kind, by the column with which a citation names it. */
const addFact = {
  meetingReportId: async (row: object) => add.report({ meetingId: await add.meeting(), ...row }),
  participationId: async (row: object) =>
    add.participation({ meetingId: await add.meeting(), asWritten: 'a guest', ...row }),
  agendaItemId: async (row: object) =>
    add.agendaItem({ meetingId: await add.meeting(), issueId: await add.issue(), ...row }),
  positionId: async (row: object) => add.position({ personId: await add.person(), ...row }),
  statementId: async (row: object) =>
    add.statement({ articleId: await add.article(), start: 0, end: 4, text: 'Some', ...row }),
}

describe.for([
  { to: 'person', view: 'ArticlePerson', by: 'personId', attribution: 'attributedToPersonId' },
  { to: 'organization', view: 'ArticleOrganization', by: 'organizationId', attribution: 'attributedToOrganizationId' },
] as const)('$view', ({ to, view, by, attribution }) => {
  const articlesOf = async (id: string) =>
    (await query(`SELECT "articleId" FROM "${view}" WHERE "${by}" = $1`, [id])).map(({ articleId }) => articleId)

  test.for(Object.keys(addFact) as (keyof typeof addFact)[])(
    `tells of whom an article has a fact from, where the fact is accepted: %s`,
    async (factId) => {
      const [articleId, source] = [await add.article(), await add[to]()]
      const cite = async (reviewStatus: string) =>
        add.citation({
          ...{ articleId, start: 0, end: 4, exact: 'Some', [attribution]: source },
          [factId]: await addFact[factId]({ reviewStatus }),
        })
      await cite('PROPOSED')
      await cite('REJECTED')
      expect(await articlesOf(source)).toEqual([])
      await cite('ACCEPTED')
      expect(await articlesOf(source)).toEqual([articleId])
    },
  )
})
