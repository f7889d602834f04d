import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { createTestApp } from '../support/execute.ts'

/**
 * All audits of GraphQL over HTTP that the reference implementation has, MUST, SHOULD and MAY, by their ids: none is left out. Where
 * the draft of August 2026 wants another status than they (422 for what is not valid, 294 for a part of an answer), they are followed:
 * the draft says itself that clients go by the body.
 */
describe.each(['compiled', 'plain'] as const)('GraphQL over HTTP, %s', (executor) => {
  let kb: TestDatabase
  let app: ReturnType<typeof createTestApp>

  beforeAll(async () => {
    kb = await createTestDatabase()
    app = createTestApp(kb, { executor })
  })

  afterAll(() => kb.drop())

  const audits = serverAudits({
    url: 'http://readout.test/graphql',
    fetchFn: (url: string, init?: RequestInit) => app.fetch(url, init ?? {}),
  })

  test.each(audits.map(({ id, name, fn }) => [id, name, fn] as const))('%s %s', async (_id, _name, audit) => {
    expect(await audit()).toMatchObject({ status: 'ok' })
  })

  test('are all there', () => {
    expect(audits).toHaveLength(61)
  })
})
